// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table.
 *
 * @param columns those it reads, in the order of its definition (keys) or of the table (checks)
 * @param definition by {@code pg_get_constraintdef}
 * @param validated false while {@code NOT VALID}
 * @param enforced false where {@code NOT ENFORCED} (PostgreSQL 18) or where the triggers of a foreign key are switched off
 * @param noInherit {@code NO INHERIT}
 * @param local whether the table itself declares it; false where it comes from a parent alone
 * @param parent the constraint of the partitioned table it is part of
 * @param index the index that enforces it; for a foreign key the one on the referenced side
 * @param references what a foreign key points to
 */
public record Constraint(
        Identifier name,
        ConstraintKind kind,
        List<Identifier> columns,
        String definition,
        boolean validated,
        boolean enforced,
        boolean deferrable,
        boolean initiallyDeferred,
        boolean noInherit,
        boolean local,
        Optional<Parent> parent,
        Optional<TableName> index,
        Optional<Reference> references,
        Optional<String> comment) {

    /**
     * The constraint of the partitioned table that this one is part of.
     *
     * @param table may be the constraint's own table: PostgreSQL keeps one more foreign key there for each partition of the
     *     referenced table, which nobody declares or sees
     */
    public record Parent(TableName table, Identifier name) {}

    /**
     * What a foreign key points to.
     *
     * @param columns as many as the constraint has, in the same order
     */
    public record Reference(TableName table, List<Identifier> columns) {
        public Reference {
            columns = List.copyOf(columns);
        }
    }

    public Constraint {
        columns = List.copyOf(columns);
    }

    /** A validated, enforced constraint that the table itself declares. */
    public static Constraint of(Identifier name, ConstraintKind kind, List<Identifier> columns, String definition) {
        return new Constraint(
                name,
                kind,
                columns,
                definition,
                true,
                true,
                false,
                false,
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Under another name, over columns that are called otherwise. */
    public Constraint named(Identifier newName, List<Identifier> newColumns) {
        return with(newName, newColumns, definition, validated, index, references, comment);
    }

    public Constraint withValidated(boolean nowValidated) {
        return with(name, columns, definition, nowValidated, index, references, comment);
    }

    /** The same, said otherwise. */
    public Constraint withDefinition(String newDefinition) {
        return with(name, columns, newDefinition, validated, index, references, comment);
    }

    /** The same, remarked on otherwise. */
    public Constraint withComment(Optional<String> newComment) {
        return with(name, columns, definition, validated, index, references, newComment);
    }

    public Constraint withIndex(TableName newIndex) {
        return with(name, columns, definition, validated, Optional.of(newIndex), references, comment);
    }

    public Constraint withReferences(Reference newReference) {
        return with(name, columns, definition, validated, index, Optional.of(newReference), comment);
    }

    private Constraint with(
            Identifier newName,
            List<Identifier> newColumns,
            String newDefinition,
            boolean nowValidated,
            Optional<TableName> newIndex,
            Optional<Reference> newReferences,
            Optional<String> newComment) {
        return new Constraint(
                newName,
                kind,
                newColumns,
                newDefinition,
                nowValidated,
                enforced,
                deferrable,
                initiallyDeferred,
                noInherit,
                local,
                parent,
                newIndex,
                newReferences,
                newComment);
    }

    /** Whether PostgreSQL made it for a partition of the referenced table, see {@link Parent#table}. */
    public boolean isInternal(TableName ownTable) {
        return parent.filter(p -> p.table().equals(ownTable)).isPresent();
    }

    void describe(Described relation, boolean partition) {
        if (kind == ConstraintKind.NOT_NULL) {
            describeNotNull(relation);
        } else if (kind == ConstraintKind.FOREIGN_KEY && parent.isPresent()) {
            describeInherited(relation);
        } else {
            Described constraint = relation.part("constraint", name)
                    .value("definition", withoutState(definition))
                    .comment(comment);
            describeState(constraint);
            if (!partition) {
                constraint.flag("local", local, true);
            }
        }
    }

    /** Only what the column's own "not null" does not say; a name PostgreSQL would choose itself counts for nothing. */
    private void describeNotNull(Described relation) {
        Identifier column = columns.getFirst();
        Described constraint =
                relation.part("not-null constraint on column", column).implied().comment(comment);
        if (!name.value().matches(".*_not_null\\d*")) {
            constraint.value("name", name.value());
        }
        describeState(constraint.flag("no inherit", noInherit, false));
    }

    /** A partition's part of a foreign key has a name of its own that nobody chose; {@code pg_dump} leaves it out too. */
    private void describeInherited(Described relation) {
        Identifier declared = parent.orElseThrow().name();
        describeState(relation.part("constraint", declared).implied());
    }

    private void describeState(Described constraint) {
        constraint.flag("validated", validated, true).flag("enforced", enforced, true);
    }

    /** The definition without what {@link #validated} and {@link #enforced} say. */
    static String withoutState(String definition) {
        for (String state : List.of(" NOT VALID", " NOT ENFORCED")) {
            if (definition.endsWith(state)) {
                return definition.substring(0, definition.length() - state.length());
            }
        }
        return definition;
    }
}
