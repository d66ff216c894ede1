// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Conditions of SQL for what a JSON schema says. Each keyword binds values of its own type only, as the specification has it (JSON Schema
 * Validation, draft 2020-12, section 6).
 *
 * @param problems where keywords are noted that are not known
 */
record SchemaSql(Problems problems) {
    private static final Set<String> WORDS_FOR_PEOPLE =
            Set.of("$schema", "$id", "$comment", "title", "description", "default", "examples", "deprecated");

    private static final Set<String> TYPES =
            Set.of("object", "array", "string", "number", "integer", "boolean", "null");

    /** @param json an expression of type jsonb that is not null */
    String of(JsonNode schema, String json) {
        if (schema.isBoolean()) {
            return schema.booleanValue() ? "true" : "false";
        }
        if (!schema.isObject()) {
            problems.add(Problem.user(
                    "DATA-SCHEMA",
                    "a part of the JSON schema is no schema",
                    "a schema is an object, or true or false",
                    "correct it"));
            return "false";
        }
        List<String> conditions = new ArrayList<>();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            String condition = keyword(keyword.getKey(), keyword.getValue(), schema, json);
            if (!condition.equals("true")) {
                conditions.add(condition);
            }
        }
        return conditions.isEmpty() ? "true" : "(" + String.join(" AND ", conditions) + ")";
    }

    private String keyword(String word, JsonNode value, JsonNode schema, String json) {
        return switch (word) {
            case "type" -> type(value, json);
            case "enum" -> json + " IN (" + items(value).map(SchemaSql::literal).collect(joining(", ")) + ")";
            case "const" -> json + " = " + literal(value);
            case "minimum" -> number(json, ">=", value);
            case "maximum" -> number(json, "<=", value);
            case "exclusiveMinimum" -> number(json, ">", value);
            case "exclusiveMaximum" -> number(json, "<", value);
            case "multipleOf" -> where("number", json, "mod((" + json + ")::numeric, " + decimal(value) + ") = 0");
            case "minLength" -> where("string", json, "length(" + textOf(json) + ") >= " + count(value));
            case "maxLength" -> where("string", json, "length(" + textOf(json) + ") <= " + count(value));
            case "pattern" -> where("string", json, textOf(json) + " ~ " + SqlLiteral.quote(value.asText()));
            case "minItems" -> where("array", json, "jsonb_array_length(" + json + ") >= " + count(value));
            case "maxItems" -> where("array", json, "jsonb_array_length(" + json + ") <= " + count(value));
            case "items" -> each(json, value);
            case "required" ->
                where(
                        "object",
                        json,
                        "jsonb_exists_all(" + json + ", ARRAY["
                                + items(value)
                                        .map(i -> SqlLiteral.quote(i.asText()))
                                        .collect(joining(", "))
                                + "]::text[])");
            case "properties" -> properties(value, json);
            case "additionalProperties" -> others(value, schema, json);
            case "allOf" -> any(value, json, " AND ");
            case "anyOf" -> any(value, json, " OR ");
            case "not" -> "NOT " + of(value, json);
            default -> unknown(word);
        };
    }

    private String unknown(String word) {
        if (!WORDS_FOR_PEOPLE.contains(word)) {
            problems.add(Problem.user(
                    "DATA-SCHEMA-KEYWORD",
                    "the JSON schema says `" + word + "`, which is not asked",
                    "what a schema says must be checked for every row, and this cannot be",
                    "say it with type, enum, const, minimum, maximum, multipleOf, pattern, minLength, maxLength,"
                            + " items, minItems, maxItems, required, properties, additionalProperties, allOf, anyOf, not;"
                            + " or as a rule"));
        }
        return "true";
    }

    private String type(JsonNode value, String json) {
        return Stream.of(value)
                .flatMap(v -> v.isArray() ? items(v) : Stream.of(v))
                .map(JsonNode::asText)
                .map(type -> oneType(type, json))
                .collect(joining(" OR ", "(", ")"));
    }

    private String oneType(String type, String json) {
        if (!TYPES.contains(type)) {
            unknown("type: " + type);
        }
        return type.equals("integer")
                ? "CASE WHEN jsonb_typeof(" + json + ") = 'number' THEN mod((" + json
                        + ")::numeric, 1) = 0 ELSE false END"
                : "jsonb_typeof(" + json + ") = " + SqlLiteral.quote(type);
    }

    private String number(String json, String operator, JsonNode limit) {
        return where("number", json, "(" + json + ")::numeric " + operator + " " + decimal(limit));
    }

    private static String where(String type, String json, String condition) {
        return "CASE WHEN jsonb_typeof(" + json + ") = '" + type + "' THEN " + condition + " ELSE true END";
    }

    private String each(String json, JsonNode schema) {
        return where(
                "array",
                json,
                "NOT EXISTS (SELECT FROM jsonb_array_elements(" + json + ") AS e (j) WHERE NOT " + of(schema, "e.j")
                        + ")");
    }

    private String properties(JsonNode value, String json) {
        return value.properties().stream()
                .map(p -> {
                    String at = "(" + json + " -> " + SqlLiteral.quote(p.getKey()) + ")";
                    return "CASE WHEN " + at + " IS NULL THEN true ELSE " + of(p.getValue(), at) + " END";
                })
                .collect(joining(" AND ", "(", ")"))
                .replace("()", "true");
    }

    private String others(JsonNode value, JsonNode schema, String json) {
        String named = schema.path("properties").properties().stream()
                .map(p -> SqlLiteral.quote(p.getKey()))
                .collect(joining(", ", "ARRAY[", "]::text[]"));
        return where(
                "object",
                json,
                "NOT EXISTS (SELECT FROM jsonb_each(" + json + ") AS e (k, j) WHERE e.k <> ALL (" + named + ") AND NOT "
                        + of(value, "e.j") + ")");
    }

    private String any(JsonNode value, String json, String with) {
        return items(value).map(s -> of(s, json)).collect(joining(with, "(", ")"));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String textOf(String json) {
        return "(" + json + " #>> '{}')";
    }

    private static String literal(JsonNode value) {
        return SqlLiteral.quote(value.toString()) + "::jsonb";
    }

    private String decimal(JsonNode value) {
        if (!value.isNumber()) {
            problems.add(Problem.user(
                    "DATA-SCHEMA",
                    "a limit of the JSON schema is no number",
                    "it is compared with numbers",
                    "write it without quotes"));
        }
        return SqlLiteral.quote(value.decimalValue().toPlainString()) + "::numeric";
    }

    private String count(JsonNode value) {
        return decimal(value);
    }
}
