// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Objects;

/**
 * A catalog as a file that can be kept and compared later. The same contents are always the same text; sizes are left out.
 *
 * <p>Names are arrays {@code [schema, name]}, so that no quoting is needed.
 */
public final class CatalogJson {
    /** The number of the format this version writes, and the highest it reads. */
    public static final int FORMAT = 1;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .addMixIn(Identifier.class, AsItsValue.class)
            .addMixIn(TableName.class, AsArray.class)
            .addMixIn(ColumnValue.class, ColumnValueByName.class)
            .addMixIn(DataType.class, DataTypeByName.class)
            .build();

    private CatalogJson() {}

    /** What is in the file. */
    private record Snapshot(int format, Server server, CatalogContents contents) {
        Snapshot {
            Objects.requireNonNull(server, "server");
            Objects.requireNonNull(contents, "contents");
        }
    }

    /** Indented JSON, ending with a line feed. */
    public static String write(Catalog catalog) {
        try {
            return MAPPER.writeValueAsString(new Snapshot(FORMAT, catalog.server(), catalog.contents())) + "\n";
        } catch (JsonProcessingException e) {
            throw new SutureException(
                    Problem.defect(
                            "CATALOG-SNAPSHOT-WRITE", "the catalog cannot be written as JSON", e.getOriginalMessage()),
                    e);
        }
    }

    /** @throws SutureException {@code CATALOG-SNAPSHOT-BROKEN}, {@code CATALOG-SNAPSHOT-NEWER} */
    public static Catalog read(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (!tree.isObject()) {
                throw broken("no JSON object").asException();
            }
            int format = tree.path("format").asInt();
            if (format > FORMAT) {
                throw newer(format).asException();
            }
            Snapshot snapshot = MAPPER.treeToValue(tree, Snapshot.class);
            return Catalog.of(snapshot.server(), snapshot.contents(), Sizes.none());
        } catch (JsonMappingException e) {
            throw new SutureException(broken(e.getPathReference()), e);
        } catch (JsonProcessingException e) {
            throw new SutureException(broken("line " + e.getLocation().getLineNr()), e);
        }
    }

    private static Problem newer(int format) {
        return Problem.user(
                "CATALOG-SNAPSHOT-NEWER",
                "the snapshot has format " + format + ", this version reads " + FORMAT,
                "it was written by a newer version of Suture",
                "use that version, or take the snapshot again");
    }

    private static Problem broken(String where) {
        return Problem.user(
                "CATALOG-SNAPSHOT-BROKEN",
                "this is not a snapshot of a catalog (" + where + ")",
                "something is missing there, or is not what belongs there",
                "take the snapshot again");
    }

    private interface AsItsValue {
        @JsonValue
        String value();
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    private interface AsArray {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ColumnValue.None.class, name = "none"),
        @JsonSubTypes.Type(value = ColumnValue.Default.class, name = "default"),
        @JsonSubTypes.Type(value = ColumnValue.Identity.class, name = "identity"),
        @JsonSubTypes.Type(value = ColumnValue.Generated.class, name = "generated")
    })
    private interface ColumnValueByName {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DataType.EnumType.class, name = "enum"),
        @JsonSubTypes.Type(value = DataType.DomainType.class, name = "domain"),
        @JsonSubTypes.Type(value = DataType.RangeType.class, name = "range"),
        @JsonSubTypes.Type(value = DataType.BaseType.class, name = "base")
    })
    private interface DataTypeByName {}
}
