// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A table, view, materialised view, foreign table, sequence or composite type, with everything that hangs on it.
 *
 * @param columns in order; none for a sequence
 * @param constraints sorted by name
 * @param indexes sorted by name
 * @param triggers sorted by name, the order in which PostgreSQL fires them
 * @param statistics sorted by name
 * @param ofType the composite type of {@code CREATE TABLE … OF}
 * @param query of a view or materialised view
 * @param sequence of a sequence
 */
public record Relation(
        TableName name,
        RelationKind kind,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Rule> rules,
        List<Policy> policies,
        List<Statistics> statistics,
        RowSecurity rowSecurity,
        Partitioning partitioning,
        Storage storage,
        Optional<TableName> ofType,
        Optional<Query> query,
        Optional<SequenceOptions> sequence,
        Ownership ownership,
        Optional<String> comment) {

    public Relation {
        columns = List.copyOf(columns);
        constraints = Sorted.by(constraints, Constraint::name);
        indexes = Sorted.by(indexes, Index::name);
        triggers = Sorted.by(triggers, Trigger::name);
        rules = Sorted.by(rules, Rule::name);
        policies = Sorted.by(policies, Policy::name);
        statistics = Sorted.by(statistics, Statistics::name);
    }

    /** An ordinary table with these columns and nothing else. */
    public static Relation table(TableName name, List<Column> columns, String owner) {
        return of(name, RelationKind.TABLE, columns, owner);
    }

    /** A relation with these columns and nothing else. */
    public static Relation of(TableName name, RelationKind kind, List<Column> columns, String owner) {
        return new Relation(
                name,
                kind,
                columns,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                RowSecurity.OFF,
                Partitioning.none(),
                Storage.ordinary(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Ownership.of(owner),
                Optional.empty());
    }

    public Optional<Column> column(Identifier column) {
        return columns.stream().filter(c -> c.name().equals(column)).findFirst();
    }

    public Optional<Constraint> constraint(Identifier constraint) {
        return constraints.stream().filter(c -> c.name().equals(constraint)).findFirst();
    }

    public Optional<Index> index(Identifier index) {
        return indexes.stream().filter(i -> i.name().name().equals(index)).findFirst();
    }

    public Optional<Trigger> trigger(Identifier trigger) {
        return triggers.stream().filter(t -> t.name().equals(trigger)).findFirst();
    }

    public Optional<Constraint> primaryKey() {
        return constraints.stream()
                .filter(c -> c.kind() == ConstraintKind.PRIMARY_KEY)
                .findFirst();
    }

    public boolean isPartitioned() {
        return kind == RelationKind.PARTITIONED_TABLE;
    }

    public boolean isPartition() {
        return partitioning.isPartition();
    }

    /** For people: {@code table users}. */
    public String words() {
        return kind.words() + " " + name.display();
    }

    public Relation withName(TableName newName) {
        return with(copy -> copy.name = newName);
    }

    public Relation withKind(RelationKind newKind) {
        return with(copy -> copy.kind = newKind);
    }

    public Relation withColumns(List<Column> newColumns) {
        return with(copy -> copy.columns = newColumns);
    }

    public Relation withConstraints(List<Constraint> newConstraints) {
        return with(copy -> copy.constraints = newConstraints);
    }

    public Relation withIndexes(List<Index> newIndexes) {
        return with(copy -> copy.indexes = newIndexes);
    }

    public Relation withTriggers(List<Trigger> newTriggers) {
        return with(copy -> copy.triggers = newTriggers);
    }

    public Relation withStatistics(List<Statistics> newStatistics) {
        return with(copy -> copy.statistics = newStatistics);
    }

    /** Behind FROM: its own rows, those of partitions among them, and none of heirs. */
    public String ownRows() {
        return (isPartitioned() ? "" : "ONLY ") + name;
    }

    /** The same with another place among partitions. */
    public Relation withPartitioning(Partitioning newPartitioning) {
        return with(copy -> copy.partitioning = newPartitioning);
    }

    public Relation withStorage(Storage newStorage) {
        return with(copy -> copy.storage = newStorage);
    }

    public Relation withQuery(Query newQuery) {
        return with(copy -> copy.query = Optional.of(newQuery));
    }

    public Relation withSequence(SequenceOptions newSequence) {
        return with(copy -> copy.sequence = Optional.of(newSequence));
    }

    public Relation withOwnership(Ownership newOwnership) {
        return with(copy -> copy.ownership = newOwnership);
    }

    public Relation withComment(Optional<String> newComment) {
        return with(copy -> copy.comment = newComment);
    }

    String key() {
        return Description.key(kind.words(), name.toString());
    }

    void describe(Description description, Map<SequenceOptions.OwnerColumn, Relation> identities) {
        if (sequence.filter(SequenceOptions::identity).isPresent()) {
            return;
        }
        Described me = description.object(kind.words(), name.toString(), name.display());
        describeItself(me);
        me.order(Column.names(columns));
        for (Column column : columns) {
            SequenceOptions.OwnerColumn place = new SequenceOptions.OwnerColumn(name, column.name());
            column.describe(me, this, Optional.ofNullable(identities.get(place)));
        }
        constraints.stream().filter(c -> !c.isInternal(name)).forEach(c -> c.describe(me, isPartition()));
        indexes.forEach(i -> i.describe(me));
        triggers.forEach(t -> t.describe(me));
        rules.forEach(r -> r.describe(me));
        policies.forEach(p -> p.describe(me));
        statistics.forEach(s -> s.describe(me));
    }

    private void describeItself(Described me) {
        storage.describe(me);
        partitioning.describe(me);
        me.flag("row security", rowSecurity.enabled(), false)
                .flag("row security for the owner", rowSecurity.forced(), false)
                .optional("of type", ofType.map(TableName::display))
                .optional("query", query.map(Query::sql))
                .populated(query.map(Query::populated).orElse(true))
                .optional("counts", sequence.map(SequenceOptions::words))
                .optional(
                        "owned by column",
                        sequence.flatMap(SequenceOptions::owner).map(SequenceOptions.OwnerColumn::display))
                .ownership(ownership)
                .comment(comment);
    }

    /** The sequence of an identity column: its owner and how it counts are the column's. */
    void describeAsIdentity(Described column) {
        Described me = column.part("sequence", name.toString(), name.display())
                .implied()
                .privileges(ownership.privileges(), ownership.owner())
                .comment(comment);
        storage.describe(me);
    }

    private Relation with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return copy.relation();
    }

    /** This relation, where something may still be changed. */
    private final class Copy {
        private TableName name = Relation.this.name;
        private RelationKind kind = Relation.this.kind;
        private List<Column> columns = Relation.this.columns;
        private List<Constraint> constraints = Relation.this.constraints;
        private List<Index> indexes = Relation.this.indexes;
        private List<Trigger> triggers = Relation.this.triggers;
        private List<Statistics> statistics = Relation.this.statistics;
        private Partitioning partitioning = Relation.this.partitioning;
        private Storage storage = Relation.this.storage;
        private Optional<Query> query = Relation.this.query;
        private Optional<SequenceOptions> sequence = Relation.this.sequence;
        private Ownership ownership = Relation.this.ownership;
        private Optional<String> comment = Relation.this.comment;

        Relation relation() {
            return new Relation(
                    name,
                    kind,
                    columns,
                    constraints,
                    indexes,
                    triggers,
                    rules,
                    policies,
                    statistics,
                    rowSecurity,
                    partitioning,
                    storage,
                    ofType,
                    query,
                    sequence,
                    ownership,
                    comment);
        }
    }
}
