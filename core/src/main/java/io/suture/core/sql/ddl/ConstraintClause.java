// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A constraint as a statement writes it, at a column or for the table.
 *
 * @param node the {@code Constraint}
 * @param atColumn the column whose definition it stands in
 */
public record ConstraintClause(Node node, Optional<Identifier> atColumn) {

    public static ConstraintClause of(Node constraint) {
        return new ConstraintClause(constraint, Optional.empty());
    }

    public ConstraintType type() {
        return ConstraintType.of(node.text("contype"));
    }

    public boolean is(ConstraintType type) {
        return type() == type;
    }

    public Optional<Identifier> name() {
        return node.string("conname").map(Identifier::of);
    }

    /** Those it constrains, in the order written; for a check those it reads. */
    public List<Identifier> columns() {
        if (is(ConstraintType.CHECK)) {
            return List.copyOf(checkedColumns());
        }
        if (atColumn.isPresent()) {
            return List.of(atColumn.get());
        }
        return switch (type()) {
            case FOREIGN -> names("fk_attrs");
            case EXCLUSION -> exclusionColumns();
            default -> names("keys");
        };
    }

    /** The columns of {@code INCLUDE}. */
    public List<Identifier> including() {
        return names("including");
    }

    /** What a foreign key points to. */
    public Optional<RelationName> references() {
        return RelationName.in(node, "pktable");
    }

    /** The referenced columns as written; empty where the primary key is meant. */
    public List<Identifier> referencedColumns() {
        return names("pk_attrs");
    }

    /** The index of {@code USING INDEX}. */
    public Optional<Identifier> usingIndex() {
        return node.string("indexname").map(Identifier::of);
    }

    /** The condition, default or generating expression. */
    public Optional<Node> expression() {
        return node.field("raw_expr");
    }

    public boolean isNotValid() {
        return node.flag("skip_validation");
    }

    /** Whether {@code NOT ENFORCED} is written (PostgreSQL 18). */
    public boolean isNotEnforced() {
        return (is(ConstraintType.CHECK) || is(ConstraintType.FOREIGN)) && !node.flag("is_enforced");
    }

    public boolean isDeferrable() {
        return node.flag("deferrable");
    }

    /** {@code CHECK … NO INHERIT}. */
    public boolean isNoInherit() {
        return node.flag("is_no_inherit");
    }

    /** {@code UNIQUE (…, valid_at WITHOUT OVERLAPS)} and {@code FOREIGN KEY (…, PERIOD valid_at)} (PostgreSQL 18). */
    public boolean isTemporal() {
        return node.flag("without_overlaps") || node.flag("fk_with_period");
    }

    /** {@code CONSTRAINT name CHECK (a IS NOT NULL AND b IS NOT NULL)}. */
    public static ConstraintClause notNullCheck(Identifier name, List<Identifier> columns) {
        ArrayNode conditions = Made.array();
        columns.forEach(c -> conditions.add(Made.isNotNull(c)));
        ObjectNode all = Made.object().put("boolop", "AND_EXPR");
        all.set("args", conditions);
        ObjectNode fields = Made.object()
                .put("contype", "CONSTR_CHECK")
                .put("conname", name.value())
                .put("is_enforced", true);
        fields.set("raw_expr", Made.object().set("BoolExpr", all));
        return of(Made.node("Constraint", fields));
    }

    /** {@code CONSTRAINT name NOT NULL column} (PostgreSQL 18). */
    public static ConstraintClause notNull(Identifier name, Identifier column) {
        ObjectNode fields = Made.object().put("contype", "CONSTR_NOTNULL").put("conname", name.value());
        fields.set("keys", Made.array().add(Made.string(column)));
        return of(Made.node("Constraint", fields));
    }

    /** {@code CONSTRAINT name UNIQUE USING INDEX index}, or {@code PRIMARY KEY}. */
    public static ConstraintClause usingIndex(ConstraintType type, Identifier name, Identifier index) {
        return of(Made.node(
                "Constraint",
                Made.object()
                        .put("contype", "CONSTR_" + type.name())
                        .put("conname", name.value())
                        .put("indexname", index.value())));
    }

    /** The same under this name. */
    public ConstraintClause named(Identifier name) {
        return with(node.json().<ObjectNode>deepCopy().put("conname", name.value()));
    }

    /** The same, {@code NOT VALID}. */
    public ConstraintClause notValid() {
        return with(node.json().<ObjectNode>deepCopy().put("skip_validation", true));
    }

    private ConstraintClause with(ObjectNode fields) {
        return new ConstraintClause(new Node(node.tag(), fields, node.locations()), atColumn);
    }

    /** The same, its name left to PostgreSQL. */
    public ConstraintClause withoutName() {
        ObjectNode copy = node.json().deepCopy();
        copy.remove("conname");
        return new ConstraintClause(new Node(node.tag(), copy, node.locations()), atColumn);
    }

    private Set<Identifier> checkedColumns() {
        return expression().map(Expressions::columns).orElse(Set.of());
    }

    /** What PostgreSQL makes of each element when it names the constraint: an expression has a name of its own. */
    private List<Identifier> exclusionColumns() {
        return node.list("exclusions").stream()
                .flatMap(pair -> pair.list("items").stream().limit(1))
                .map(element -> Identifier.of(ColumnLabel.ofIndexElement(element)))
                .collect(Collectors.toList());
    }

    private List<Identifier> names(String field) {
        Stream<String> names = node.strings(field).stream();
        return names.map(Identifier::of).toList();
    }
}
