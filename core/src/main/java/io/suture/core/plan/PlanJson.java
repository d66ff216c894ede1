// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.suture.core.migration.Contract;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A migration's plan as JSON, by value: what was begun with it is gone on with by it, by whatever version of the tool.
 *
 * <p>Fields may be added; none is renamed within one {@link #FORMAT}.
 */
public final class PlanJson {
    /** Of the text; a newer one than known is refused. */
    public static final int FORMAT = 5;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(names())
            .addMixIn(Step.class, StepByVerb.class)
            .addMixIn(PlannedMigration.class, WithoutPreviews.class)
            .visibility(PropertyAccessor.ALL, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, JsonAutoDetect.Visibility.ANY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PlanJson() {}

    private record Stored(int format, PlannedMigration plan) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verb")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Step.Transaction.class, name = "transaction"),
        @JsonSubTypes.Type(value = Step.Validate.class, name = "validate"),
        @JsonSubTypes.Type(value = Step.Concurrent.class, name = "concurrent"),
        @JsonSubTypes.Type(value = Step.Backfill.class, name = "backfill"),
        @JsonSubTypes.Type(value = Step.CatchUp.class, name = "catch-up"),
        @JsonSubTypes.Type(value = Step.Swap.class, name = "swap")
    })
    private interface StepByVerb {}

    /** What is begun needs nothing foretold. */
    @JsonIgnoreProperties(value = "previews", allowSetters = true)
    private interface WithoutPreviews {}

    public static String write(PlannedMigration plan) {
        try {
            return MAPPER.writeValueAsString(new Stored(FORMAT, plan));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a plan of " + plan.id() + " has no JSON", e);
        }
    }

    /** @throws io.suture.core.problem.SutureException {@code PLAN-UNREADABLE}, {@code PLAN-NEWER} */
    public static PlannedMigration read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            int format = tree.path("format").asInt();
            if (format > FORMAT) {
                throw newer(format).asException();
            }
            return MAPPER.treeToValue(upgraded(tree, format), Stored.class).plan();
        } catch (JsonProcessingException e) {
            throw Problem.environment(
                            "PLAN-UNREADABLE",
                            "a stored plan cannot be read",
                            "it is not the JSON that Suture writes",
                            "restore the table suture.plan from a backup")
                    .asException();
        }
    }

    /**
     * Format 1 knew neither a contract that waits, nor trials and proofs; format 2 nothing that is kept; format 3 trials of one thing only; format 4 releases
     * of a whole table at once, if any.
     */
    private static JsonNode upgraded(JsonNode tree, int format) {
        if (format < 2 && tree.path("plan") instanceof ObjectNode plan) {
            plan.put("contract", Contract.NOW.name()).putArray("proofs");
            plan.putArray("trials");
        }
        if (format < 3 && tree.path("plan") instanceof ObjectNode plan) {
            plan.putNull("keeping");
        }
        if (format < 4) {
            tree.path("plan").path("trials").forEach(trial -> ((ObjectNode) trial).putArray("several"));
        }
        if (tree.path("plan") instanceof ObjectNode plan) {
            plan.putArray("previews");
            if (format < 5) {
                plan.putArray("releases");
            }
            plan.findParents("pass").forEach(step -> ((ObjectNode) step).withArray("noted"));
        }
        return tree;
    }

    private static Problem newer(int format) {
        return Problem.environment(
                "PLAN-NEWER",
                "a stored plan has format " + format + ", this tool knows up to " + FORMAT,
                "the migration was begun by a newer version of Suture",
                "go on with that version or a later one");
    }

    private static SimpleModule names() {
        return new SimpleModule()
                .addSerializer(TableName.class, new NameWriter())
                .addKeySerializer(TableName.class, new NameKeyWriter())
                .addDeserializer(TableName.class, new NameReader())
                .addKeyDeserializer(TableName.class, new NameKeyReader())
                .addSerializer(MigrationId.class, new IdWriter())
                .addDeserializer(MigrationId.class, new IdReader());
    }

    /** The inverse of {@link TableName#toString()}. */
    private static TableName name(String sql) {
        List<String> parts = new ArrayList<>();
        for (Token token : SqlLexer.tokens(sql)) {
            if (token.kind() == TokenKind.WORD) {
                parts.add(token.text());
            } else if (token.kind() == TokenKind.QUOTED_NAME) {
                parts.add(token.text().substring(1, token.text().length() - 1).replace("\"\"", "\""));
            }
        }
        return TableName.of(parts.get(0), parts.get(1));
    }

    private static final class NameWriter extends StdSerializer<TableName> {
        private static final long serialVersionUID = 1L;

        NameWriter() {
            super(TableName.class);
        }

        @Override
        public void serialize(TableName name, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(name.toString());
        }
    }

    private static final class NameKeyWriter extends JsonSerializer<TableName> {
        @Override
        public void serialize(TableName name, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(name.toString());
        }
    }

    private static final class NameReader extends StdDeserializer<TableName> {
        private static final long serialVersionUID = 1L;

        NameReader() {
            super(TableName.class);
        }

        @Override
        public TableName deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return name(json.getText());
        }
    }

    private static final class NameKeyReader extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            return name(key);
        }
    }

    private static final class IdWriter extends StdSerializer<MigrationId> {
        private static final long serialVersionUID = 1L;

        IdWriter() {
            super(MigrationId.class);
        }

        @Override
        public void serialize(MigrationId id, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(id.value());
        }
    }

    private static final class IdReader extends StdDeserializer<MigrationId> {
        private static final long serialVersionUID = 1L;

        IdReader() {
            super(MigrationId.class);
        }

        @Override
        public MigrationId deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return MigrationId.of(json.getText());
        }
    }
}
