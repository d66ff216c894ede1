// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a statement says, however it is written: two statements of equal form do the same and are planned alike. Spelling, space,
 * comments, optional words and places in the text do not count, nor does the order of what a column, a table or
 * a function is like.
 *
 * @param tree without places
 */
public record TreeForm(JsonNode tree) {
    /** Where a {@code DEFERRABLE} belongs is told by the order. */
    private static final String ATTRIBUTE = "CONSTR_ATTR_";

    /** Of this statement. */
    public static TreeForm of(Statement statement) {
        return new TreeForm(form(JsonNodeFactory.instance
                .objectNode()
                .set(statement.tree().tag(), statement.tree().json())));
    }

    /** Of a part of one: its fields. */
    public static TreeForm of(Node part) {
        JsonNode wrapped = JsonNodeFactory.instance.objectNode().set(part.tag(), part.json());
        return new TreeForm(form(wrapped).path(part.tag()));
    }

    private static JsonNode form(JsonNode node) {
        if (node.isObject()) {
            ObjectNode form = JsonNodeFactory.instance.objectNode();
            node.properties().stream()
                    .filter(e -> !isPlace(e.getKey()))
                    .forEach(e -> form.set(e.getKey(), ordered(e.getKey(), form(e.getValue()))));
            form.properties()
                    .removeIf(e -> e.getValue().isArray() && e.getValue().isEmpty());
            return form;
        }
        if (node.isArray()) {
            ArrayNode form = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> form.add(form(item)));
            return form;
        }
        return node;
    }

    private static boolean isPlace(String field) {
        return field.equals("location")
                || field.endsWith("_location")
                || field.startsWith("rexpr_list_")
                || field.startsWith("list_");
    }

    /** What a function is like may be said in any order. */
    private static JsonNode inAnyOrder(JsonNode function) {
        if (function.has("options")) {
            ((ObjectNode) function)
                    .set(
                            "options",
                            sorted(
                                    function.get("options"),
                                    o -> o.path("DefElem").path("defname").asText()));
        }
        return function;
    }

    private static JsonNode ordered(String field, JsonNode list) {
        return switch (field) {
            case "constraints" -> sorted(list, TreeForm::constraintType);
            case "tableElts" -> sorted(list, TreeForm::constraintType);
            case "CreateFunctionStmt" -> inAnyOrder(list);
            default -> list;
        };
    }

    private static String constraintType(JsonNode element) {
        return element.path("Constraint").path("contype").asText();
    }

    /** Stable, so that what PostgreSQL numbers stays in order. */
    private static JsonNode sorted(JsonNode list, java.util.function.Function<JsonNode, String> key) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        boolean attributes = items.stream().anyMatch(i -> key.apply(i).startsWith(ATTRIBUTE));
        Stream<JsonNode> ordered = attributes ? items.stream() : items.stream().sorted(Comparator.comparing(key));
        ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
        ordered.forEach(sorted::add);
        return sorted;
    }
}
