// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.suture.core.sql.Node;
import io.suture.core.sql.TreeForm;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a definition says once PostgreSQL has read it: two of equal form give the same object. What the server adds or takes away (a type written
 * at a constant, the schema of its own names, what is so by default) does not count; a function's body does, with every blank.
 */
final class Form {
    /** What an object is called, and how often it may be said. */
    private static final Set<String> ASIDE = Set.of(
            "relation",
            "idxname",
            "conname",
            "trigname",
            "policy_name",
            "table",
            "replace",
            "if_not_exists",
            "concurrent",
            "pktable",
            "pk_attrs",
            "fk_attrs",
            "keys",
            "skip_validation",
            "initially_valid");

    /** Of a function, as it is where nothing is said. */
    private static final Set<String> BY_DEFAULT =
            Set.of("volatility volatile", "strict ", "security ", "leakproof ", "parallel unsafe");

    private Form() {}

    /** Of a whole definition, without what it is called. */
    static JsonNode of(Node definition) {
        ObjectNode form = (ObjectNode) plain(TreeForm.of(definition).tree());
        ASIDE.forEach(form::remove);
        if (definition.is("CreateFunctionStmt")) {
            form.remove("funcname");
        } else if (form.has("funcname")) {
            form.set("funcname", form.get("funcname").get(form.get("funcname").size() - 1));
        }
        return form;
    }

    /** Of a constraint, however it stands: at a column or for the table. */
    static JsonNode of(ConstraintClause constraint) {
        ObjectNode form = (ObjectNode) of(constraint.node());
        if (!constraint.is(ConstraintType.CHECK)) {
            ArrayNode columns = form.putArray("columns");
            constraint.columns().forEach(c -> columns.add(c.value()));
        }
        return form;
    }

    static JsonNode expression(Node node) {
        JsonNode fields = TreeForm.of(node).tree();
        return plain(
                node.tag().isEmpty()
                        ? fields
                        : JsonNodeFactory.instance.objectNode().set(node.tag(), fields));
    }

    private static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            return list((ArrayNode) node);
        }
        if (!node.isObject()) {
            return node;
        }
        if (node.has("A_Const")) {
            return constant(node.get("A_Const"));
        }
        if (node.has("TypeCast")) {
            JsonNode value = plain(node.get("TypeCast").path("arg"));
            if (value.has("constant") || value.has("A_ArrayExpr")) {
                return value;
            }
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(e -> form.set(e.getKey(), plain(e.getValue())));
        asSorted(form);
        asMembership(form);
        if (form.path("mode").asText().equals("FUNC_PARAM_DEFAULT")) {
            form.put("mode", "FUNC_PARAM_IN");
        }
        return form;
    }

    /** {@code '0'} and {@code 0} are one where the column is a number. */
    private static JsonNode constant(JsonNode constant) {
        JsonNode value = constant.path("sval").path("sval");
        for (String kind : List.of("ival", "fval", "boolval")) {
            if (constant.has(kind)) {
                String zero = kind.equals("boolval") ? "false" : "0";
                value = TextNode.valueOf(constant.path(kind).path(kind).asText(zero));
            }
        }
        return constant.has("isnull")
                ? constant
                : JsonNodeFactory.instance.objectNode().put("constant", value.asText());
    }

    private static JsonNode list(ArrayNode node) {
        ArrayNode form = JsonNodeFactory.instance.arrayNode();
        boolean own = node.size() > 1
                && node.get(0).path("String").path("sval").asText().equals("pg_catalog");
        for (int i = own ? 1 : 0; i < node.size(); i++) {
            if (!isByDefault(node.get(i).path("DefElem"))) {
                form.add(plain(node.get(i)));
            }
        }
        return form;
    }

    private static boolean isByDefault(JsonNode option) {
        JsonNode arg = option.path("arg");
        String value = arg.path("String").path("sval").asText().toLowerCase(Locale.ROOT)
                + (arg.path("Boolean").path("boolval").asBoolean() ? "true" : "");
        return !option.isMissingNode()
                && BY_DEFAULT.contains(option.path("defname").asText() + " " + value);
    }

    /** {@code ASC NULLS LAST} and {@code DESC NULLS FIRST} are what they are anyway. */
    private static void asSorted(ObjectNode form) {
        if (form.path("ordering").asText().equals("SORTBY_ASC")) {
            form.put("ordering", "SORTBY_DEFAULT");
        }
        String usual =
                form.path("ordering").asText().equals("SORTBY_DESC") ? "SORTBY_NULLS_FIRST" : "SORTBY_NULLS_LAST";
        if (form.path("nulls_ordering").asText().equals(usual)) {
            form.put("nulls_ordering", "SORTBY_NULLS_DEFAULT");
        }
    }

    /** {@code a IN ('x', 'y')} is stored as {@code a = ANY (ARRAY['x', 'y'])}. */
    private static void asMembership(ObjectNode form) {
        JsonNode items = form.path("rexpr").path("List").path("items");
        if (form.path("kind").asText().equals("AEXPR_IN")
                && form.path("name")
                        .path(0)
                        .path("String")
                        .path("sval")
                        .asText()
                        .equals("=")) {
            form.put("kind", "AEXPR_OP_ANY");
            form.putObject("rexpr").putObject("A_ArrayExpr").set("elements", items);
        }
    }
}
