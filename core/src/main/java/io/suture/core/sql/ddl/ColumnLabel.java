// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/**
 * The name {@code SELECT} would give a column, which is also what an expression is called in the name of its index
 * ({@code FigureColname} of PostgreSQL's {@code parse_target.c}, 14–18).
 */
public final class ColumnLabel {
    private static final String NAMELESS = "expr";

    /** @param strong whether nothing further inside is preferred */
    private record Label(String text, boolean strong) {}

    private ColumnLabel() {}

    /** @param element an {@code IndexElem} */
    public static String ofIndexElement(Node element) {
        return element.string("name")
                .orElseGet(() -> element.field("expr").map(ColumnLabel::of).orElse(NAMELESS));
    }

    static String of(Node expression) {
        return label(expression).map(Label::text).orElse(NAMELESS);
    }

    private static Optional<Label> label(Node node) {
        return switch (node.tag()) {
            case "ColumnRef" -> last(node.strings("fields"), true);
            case "A_Indirection" -> indirection(node);
            case "FuncCall" -> last(node.strings("funcname"), true);
            case "A_Expr" -> node.text("kind").equals("AEXPR_NULLIF") ? strong("nullif") : Optional.empty();
            case "TypeCast" -> typeCast(node);
            case "CollateClause" -> node.field("arg").flatMap(ColumnLabel::label);
            case "GroupingFunc" -> strong("grouping");
            case "MergeSupportFunc" -> strong("merge_action");
            case "SubLink" -> subLink(node);
            case "CaseExpr" -> caseExpression(node);
            case "A_ArrayExpr" -> strong("array");
            case "RowExpr" -> strong("row");
            case "CoalesceExpr" -> strong("coalesce");
            case "MinMaxExpr" -> strong(node.text("op").equals("IS_LEAST") ? "least" : "greatest");
            case "SQLValueFunction" -> strong(sqlValue(node.text("op")));
            case "XmlExpr" -> xml(node.text("op"));
            case "XmlSerialize" -> strong("xmlserialize");
            default -> json(node.tag());
        };
    }

    private static Optional<Label> indirection(Node node) {
        Optional<Label> field = last(node.strings("indirection"), true);
        return field.isPresent() ? field : node.field("arg").flatMap(ColumnLabel::label);
    }

    /** The name of what is cast, unless it is a weak one; then the type's. */
    private static Optional<Label> typeCast(Node node) {
        Optional<Label> inner = node.field("arg").flatMap(ColumnLabel::label);
        if (inner.filter(Label::strong).isPresent()) {
            return inner;
        }
        return node.field("typeName").flatMap(t -> last(t.strings("names"), false));
    }

    private static Optional<Label> caseExpression(Node node) {
        Optional<Label> otherwise = node.field("defresult").flatMap(ColumnLabel::label);
        return otherwise.filter(Label::strong).isPresent() ? otherwise : Optional.of(new Label("case", false));
    }

    private static Optional<Label> subLink(Node node) {
        return switch (node.text("subLinkType")) {
            case "EXISTS_SUBLINK" -> strong("exists");
            case "ARRAY_SUBLINK" -> strong("array");
            default -> Optional.empty();
        };
    }

    private static Optional<Label> xml(String op) {
        return switch (op) {
            case "IS_XMLCONCAT" -> strong("xmlconcat");
            case "IS_XMLELEMENT" -> strong("xmlelement");
            case "IS_XMLFOREST" -> strong("xmlforest");
            case "IS_XMLPARSE" -> strong("xmlparse");
            case "IS_XMLPI" -> strong("xmlpi");
            case "IS_XMLROOT" -> strong("xmlroot");
            case "IS_XMLSERIALIZE" -> strong("xmlserialize");
            default -> Optional.empty();
        };
    }

    private static Optional<Label> json(String tag) {
        return switch (tag) {
            case "JsonParseExpr" -> strong("json");
            case "JsonScalarExpr" -> strong("json_scalar");
            case "JsonSerializeExpr" -> strong("json_serialize");
            case "JsonObjectConstructor" -> strong("json_object");
            case "JsonArrayConstructor", "JsonArrayQueryConstructor" -> strong("json_array");
            case "JsonObjectAgg" -> strong("json_objectagg");
            case "JsonArrayAgg" -> strong("json_arrayagg");
            default -> Optional.empty();
        };
    }

    /** {@code SVFOP_CURRENT_TIMESTAMP_N} is {@code current_timestamp}. */
    private static String sqlValue(String op) {
        return op.replaceFirst("^SVFOP_", "").replaceFirst("_N$", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static Optional<Label> strong(String text) {
        return Optional.of(new Label(text, true));
    }

    private static Optional<Label> last(List<String> names, boolean strong) {
        return names.isEmpty() ? Optional.empty() : Optional.of(new Label(names.getLast(), strong));
    }
}
