// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Parts of a JSON schema that are said once, under {@code definitions}, and referred to wherever they would stand. Editors follow references, so that
 * they complete as before.
 */
final class Definitions {
    private final Map<String, JsonNode> parts = new LinkedHashMap<>();

    /** @param part as it stands where it is not referred to */
    Definitions with(String name, JsonNode part) {
        parts.put(name, part);
        return this;
    }

    /** What refers to a part. */
    static ObjectNode reference(String name) {
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/definitions/" + name);
    }

    /** Each part, in which the others are referred to. */
    ObjectNode schema() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        parts.forEach((name, part) -> schema.set(name, within(part)));
        return schema;
    }

    private JsonNode referring(JsonNode node) {
        return parts.entrySet().stream()
                .filter(part -> part.getValue().equals(node))
                .findFirst()
                .<JsonNode>map(part -> reference(part.getKey()))
                .orElseGet(() -> within(node));
    }

    private JsonNode within(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode other = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> other.set(field.getKey(), referring(field.getValue())));
            return other;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode other = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> other.add(referring(item)));
            return other;
        }
        return node;
    }
}
