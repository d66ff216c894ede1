// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static io.suture.core.source.MigrationSchema.conditions;
import static io.suture.core.source.MigrationSchema.either;
import static io.suture.core.source.MigrationSchema.list;
import static io.suture.core.source.MigrationSchema.object;
import static io.suture.core.source.MigrationSchema.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.data.merge.Duplicates;
import io.suture.core.data.move.Target;
import io.suture.core.data.orphan.Orphans;
import io.suture.core.data.rule.ColumnMapping;
import io.suture.core.typed.shape.RecordShape;
import java.util.Arrays;
import java.util.Locale;

/** The JSON schema (draft 7) of a data migration, for editors, as {@link MigrationSchema} is of a migration in YAML. */
public final class DataSchema {
    private static final String COLUMN = "column";

    private DataSchema() {}

    /** Indented JSON, ending with a line feed. */
    public static String text() {
        ObjectNode schema = MigrationSchema.begun("A data migration");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        for (DataKey key : DataKey.values()) {
            properties.set(key.display(), of(key).put("description", key.meaning()));
        }
        schema.putArray("required").add(DataKey.SOURCE.display());
        ObjectNode column = RecordShape.of(ColumnMapping.class).schema();
        schema.set(
                "definitions",
                new Definitions()
                        .with(COLUMN, column)
                        .with("transform", item(column, "transform"))
                        .with("rule", item(column, "rules"))
                        .schema());
        return schema.toPrettyString() + "\n";
    }

    /** What a field holds one or several of. */
    private static JsonNode item(ObjectNode record, String field) {
        return record.at("/anyOf/0/properties/" + field + "/anyOf/0");
    }

    private static ObjectNode of(DataKey key) {
        return switch (key) {
            case SOURCE -> either(type("string"), source());
            case JAVA -> java();
            case TARGET -> either(type("string"), target());
            case TARGETS -> list(target());
            case WHERE, EACH, UNDO -> type("string");
            case KEY -> texts();
            case COLUMNS -> columns();
            case ROWS -> rows();
            case DUPLICATES -> RecordShape.of(Duplicates.class).schema();
            case ORPHANS -> RecordShape.of(Orphans.class).schema();
            case EXPECT -> list(map(bothSides()));
            case PRECONDITION, VERIFY -> conditions();
        };
    }

    private static ObjectNode source() {
        ObjectNode source = closed();
        ObjectNode properties = source.putObject("properties");
        properties.set("table", type("string"));
        properties.set("key", texts());
        properties.set("where", type("string"));
        properties.set("query", type("string"));
        properties.set("follows", map(texts()));
        return source;
    }

    private static ObjectNode java() {
        ObjectNode java = closed();
        ObjectNode properties = java.putObject("properties");
        for (String key : DataJava.TEXTS) {
            properties.set(key, type("string"));
        }
        properties.set(DataJava.MAKES, map(type("string")));
        ArrayNode actions = properties.putObject(DataJava.ACTION).putArray("enum");
        DataJava.ACTIONS.forEach(a -> actions.add(a.word()));
        java.putArray("required")
                .add(DataJava.JAR)
                .add(DataJava.SHA256)
                .add(DataJava.CLASS)
                .add(DataJava.MAKES);
        return java;
    }

    private static ObjectNode target() {
        ObjectNode target = closed();
        ObjectNode properties = target.putObject("properties");
        properties.set("table", type("string"));
        for (DataKey key : DataKey.values()) {
            if (DataKey.ofTarget().contains(key.display())) {
                properties.set(key.display(), of(key).put("description", key.meaning()));
            }
        }
        target.putArray("required").add("table").add("key").add("columns");
        return target;
    }

    private static ObjectNode columns() {
        ObjectNode value = object();
        ArrayNode types = value.putArray("type");
        types.add("string").add("number").add("boolean").add("null");
        return map(either(value, Definitions.reference(COLUMN)));
    }

    private static ObjectNode rows() {
        ObjectNode rows = object();
        ArrayNode words = rows.putArray("enum");
        Arrays.stream(Target.Rows.values()).forEach(r -> words.add(r.name().toLowerCase(Locale.ROOT)));
        return rows;
    }

    private static ObjectNode bothSides() {
        ObjectNode sides = closed();
        ObjectNode properties = sides.putObject("properties");
        properties.set("source", type("string"));
        properties.set("target", type("string"));
        sides.putArray("required").add("source").add("target");
        return sides;
    }

    private static ObjectNode texts() {
        return either(type("string"), list(type("string")));
    }

    private static ObjectNode map(ObjectNode value) {
        ObjectNode map = type("object");
        map.set("additionalProperties", value);
        return map;
    }

    private static ObjectNode closed() {
        return type("object").put("additionalProperties", false);
    }
}
