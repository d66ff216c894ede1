// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.migration.Contract;
import io.suture.core.migration.Expose;
import io.suture.core.migration.FillTriggers;
import io.suture.core.typed.shape.OperationShape;
import java.util.stream.Stream;

/**
 * The JSON schema (draft 7) of a migration in YAML, for editors: the first line {@code # yaml-language-server: $schema=…} of a
 * file names it. Worked out from the same keys and shapes by which files are read.
 */
public final class MigrationSchema {
    private MigrationSchema() {}

    /** Indented JSON, ending with a line feed. */
    public static String text() {
        return schema().toPrettyString() + "\n";
    }

    private static ObjectNode schema() {
        ObjectNode schema = begun("A migration");
        ObjectNode properties = (ObjectNode) schema.get("properties");
        for (YamlKey key : YamlKey.values()) {
            properties.set(key.display(), of(key).put("description", key.meaning()));
        }
        schema.putArray("required").add(YamlKey.OPERATIONS.display());
        schema.putObject("definitions").set("operation", OperationShape.any().schema());
        return schema;
    }

    /** With the keys of front matter. */
    static ObjectNode begun(String title) {
        ObjectNode schema = object().put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("title", title)
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (FrontMatterKey key : FrontMatterKey.values()) {
            properties.set(key.display(), of(key.form()).put("description", key.meaning()));
        }
        return schema;
    }

    private static ObjectNode of(FrontMatterKey.Form form) {
        return switch (form) {
            case TEXT, VERSION, TIME -> type("string");
            case FLAG -> type("boolean");
            case NOW_OR_LATER -> choice(Stream.of(Contract.values()).map(Contract::display));
            case TABLES_OR_VIEWS -> choice(Stream.of(Expose.values()).map(Expose::display));
            case SILENT_OR_FIRE -> choice(Stream.of(FillTriggers.values()).map(FillTriggers::display));
            case LIST -> either(type("string"), list(type("string")));
            case FLAG_OR_LIST -> either(type("boolean"), list(type("string")));
        };
    }

    private static ObjectNode of(YamlKey key) {
        return switch (key) {
            case OPERATIONS, UNDO -> list(object().put("$ref", "#/definitions/operation"));
            case DOWN -> type("string");
            case PRECONDITION, VERIFY -> conditions();
        };
    }

    static ObjectNode conditions() {
        ObjectNode queries = type("object");
        queries.set("additionalProperties", type("string"));
        return list(either(type("string"), queries));
    }

    static ObjectNode list(ObjectNode item) {
        ObjectNode list = type("array");
        list.set("items", item);
        return list;
    }

    static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode either = object();
        either.putArray("anyOf").add(one).add(other);
        return either;
    }

    static ObjectNode choice(Stream<String> values) {
        ObjectNode choice = object();
        ArrayNode words = choice.putArray("enum");
        values.forEach(words::add);
        return choice;
    }

    static ObjectNode type(String type) {
        return object().put("type", type);
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
