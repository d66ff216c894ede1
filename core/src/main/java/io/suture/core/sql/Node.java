// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A node of PostgreSQL's parse tree (libpg_query's JSON of PostgreSQL 18; field names are those of {@code parsenodes.h}).
 *
 * <p>As in the JSON, a field that holds zero, false, null or an empty list is absent: accessors answer 0, false, empty.
 *
 * @param tag the node's type, {@code CreateStmt} …; empty where a field has one type only and the JSON leaves it out
 *     (a {@code relation} is a {@code RangeVar}, a {@code typeName} a {@code TypeName})
 * @param json the fields
 * @param locations how the tree's byte positions become characters of the statement's text
 */
public record Node(String tag, JsonNode json, Locations locations) {
    /** Reads the wrapper {@code {"Tag": {…}}}, or plain fields. */
    static Node of(JsonNode json, Locations locations) {
        if (json.size() == 1) {
            String first = json.fieldNames().next();
            if (Character.isUpperCase(first.charAt(0))) {
                return new Node(first, json.get(first), locations);
            }
        }
        return new Node("", json, locations);
    }

    /** One that no text was parsed into: it has no location. */
    public static Node made(String tag, JsonNode fields) {
        return new Node(tag, fields, Locations.NONE);
    }

    /** A node without a single field. */
    static Node empty() {
        return new Node("", JsonNodeFactory.instance.objectNode(), Locations.NONE);
    }

    public boolean is(String wantedTag) {
        return tag.equals(wantedTag);
    }

    public boolean has(String field) {
        return json.has(field);
    }

    /** The node in this field. */
    public Optional<Node> field(String field) {
        JsonNode value = json.get(field);
        return value != null && value.isObject() ? Optional.of(of(value, locations)) : Optional.empty();
    }

    /** The nodes of this list; {@code List} nodes inside it are nodes whose {@code items} are a list again. */
    public List<Node> list(String field) {
        JsonNode value = json.get(field);
        if (value == null) {
            return List.of();
        }
        List<Node> nodes = new ArrayList<>(value.size());
        value.forEach(item -> nodes.add(of(item, locations)));
        return nodes;
    }

    /** A text or an enum's name. */
    public Optional<String> string(String field) {
        JsonNode value = json.get(field);
        return value != null && value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    /** A text or an enum's name, or the empty string. */
    public String text(String field) {
        return string(field).orElse("");
    }

    public int integer(String field) {
        JsonNode value = json.get(field);
        return value == null ? 0 : value.intValue();
    }

    public boolean flag(String field) {
        JsonNode value = json.get(field);
        return value != null && value.booleanValue();
    }

    /** The texts of a list of {@code String} nodes, such as the parts of a qualified name; other nodes are left out. */
    public List<String> strings(String field) {
        return list(field).stream()
                .filter(n -> n.is("String"))
                .map(n -> n.text("sval"))
                .toList();
    }

    /** This node and every node below it, parents first. Needs no stack, however deep the tree. */
    public Stream<Node> walk() {
        return new TreeWalk(this).stream();
    }

    /** Where it starts in the statement's text, in characters as {@link String#charAt}; empty where the tree does not say. */
    public OptionalInt location() {
        JsonNode value = json.get("location");
        return value == null || value.intValue() < 0
                ? OptionalInt.empty()
                : OptionalInt.of(locations.inStatement(value.intValue()));
    }
}
