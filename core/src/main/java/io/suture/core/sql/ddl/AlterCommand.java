// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One sub-command of an {@code ALTER TABLE} (or INDEX, VIEW, SEQUENCE, TYPE …).
 *
 * @param node the {@code AlterTableCmd}
 */
public record AlterCommand(Node node) {

    /** {@code ADD} this constraint. */
    public static AlterCommand add(ConstraintClause constraint) {
        return of("AddConstraint", null, Made.wrapped("Constraint", constraint.node()));
    }

    /** {@code VALIDATE CONSTRAINT}. */
    public static AlterCommand validate(Identifier constraint) {
        return of("ValidateConstraint", constraint, null);
    }

    /** {@code DROP CONSTRAINT}. */
    public static AlterCommand dropConstraint(Identifier constraint) {
        return of("DropConstraint", constraint, null);
    }

    /** {@code ALTER COLUMN … SET NOT NULL}. */
    public static AlterCommand setNotNull(Identifier column) {
        return of("SetNotNull", column, null);
    }

    /** {@code ALTER COLUMN … SET DEFAULT}. */
    public static AlterCommand setDefault(Identifier column, Node expression) {
        return of("ColumnDefault", column, Made.wrapped(expression.tag(), expression));
    }

    private static AlterCommand of(String subtype, @Nullable Identifier name, @Nullable JsonNode definition) {
        ObjectNode fields = Made.object().put("subtype", "AT_" + subtype);
        if (name != null) {
            fields.put("name", name.value());
        }
        if (definition != null) {
            fields.set("def", definition);
        }
        return new AlterCommand(Made.node("AlterTableCmd", fields));
    }

    /** {@code AlterTableType} without its prefix: {@code AddColumn}, {@code SetNotNull} … */
    public String subtype() {
        return node.text("subtype").substring("AT_".length());
    }

    public boolean is(String subtype) {
        return subtype().equals(subtype);
    }

    /** The column, constraint, trigger or rule it is about. */
    public Identifier name() {
        return Identifier.of(node.text("name"));
    }

    /** The same, or empty for a sub-command about the whole table or about a column given by its number. */
    public Optional<Identifier> optionalName() {
        return node.string("name").map(Identifier::of);
    }

    public Optional<Node> definition() {
        return node.field("def");
    }

    /** The column of {@code ADD COLUMN} and {@code ALTER COLUMN … TYPE}; in the second it has no name. */
    public Optional<ColumnClause> column() {
        return definition().filter(d -> d.is("ColumnDef")).map(ColumnClause::new);
    }

    /** The constraint of {@code ADD CONSTRAINT}. */
    public Optional<ConstraintClause> constraint() {
        return definition().filter(d -> d.is("Constraint")).map(ConstraintClause::of);
    }

    /** The other relation: of {@code ATTACH} and {@code DETACH PARTITION}, {@code INHERIT}. */
    public Optional<RelationName> other() {
        return definition()
                .flatMap(d -> d.has("relname") ? Optional.of(RelationName.of(d)) : RelationName.in(d, "name"));
    }

    public boolean isCascade() {
        return node.text("behavior").equals("DROP_CASCADE");
    }

    /** {@code IF EXISTS} or {@code IF NOT EXISTS}. */
    public boolean isLenient() {
        return node.flag("missing_ok");
    }

    /** {@code DETACH PARTITION … CONCURRENTLY}. */
    public boolean isConcurrent() {
        return definition().filter(d -> d.flag("concurrent")).isPresent();
    }
}
