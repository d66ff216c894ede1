// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One column of a table, view, foreign table or composite type.
 *
 * @param type as {@code format_type} writes it under an empty search path, for example {@code character varying(255)}
 * @param typeName the type itself, for example {@code pg_catalog.varchar}; a domain is named, not its base
 * @param notNull whether {@code attnotnull} is set; on PostgreSQL 18 also while its constraint is not yet validated
 * @param collation where it is not the one of the type
 * @param storage where it is not the one of the type, for example {@code EXTERNAL}
 * @param compression {@code pglz} or {@code lz4}, where set
 * @param statisticsTarget where set
 * @param options {@code n_distinct} and its like, and those of a foreign table's column
 * @param local whether the table itself declares it; false where it comes from an inheritance parent alone
 * @param privileges on the column alone
 */
public record Column(
        Identifier name,
        String type,
        TableName typeName,
        boolean notNull,
        ColumnValue value,
        Optional<String> collation,
        Optional<String> storage,
        Optional<String> compression,
        OptionalInt statisticsTarget,
        SortedMap<String, String> options,
        boolean local,
        Privileges privileges,
        Optional<String> comment) {

    public Column {
        Objects.requireNonNull(type);
        options = Sorted.map(options);
    }

    /** A nullable column of the type and nothing else. */
    public static Column of(Identifier name, String type, TableName typeName) {
        return new Column(
                name,
                type,
                typeName,
                false,
                ColumnValue.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                new TreeMap<>(),
                true,
                Privileges.byDefault(),
                Optional.empty());
    }

    public Column withName(Identifier newName) {
        return with(newName, type, typeName, notNull, value, collation);
    }

    public Column withType(String newType, TableName newTypeName) {
        return with(name, newType, newTypeName, notNull, value, collation);
    }

    public Column withCollation(Optional<String> newCollation) {
        return with(name, type, typeName, notNull, value, newCollation);
    }

    public Column withNotNull(boolean nowNotNull) {
        return with(name, type, typeName, nowNotNull, value, collation);
    }

    public Column withValue(ColumnValue newValue) {
        return with(name, type, typeName, notNull, newValue, collation);
    }

    private Column with(
            Identifier newName,
            String newType,
            TableName newTypeName,
            boolean nowNotNull,
            ColumnValue newValue,
            Optional<String> newCollation) {
        return new Column(
                newName,
                newType,
                newTypeName,
                nowNotNull,
                newValue,
                newCollation,
                storage,
                compression,
                statisticsTarget,
                options,
                local,
                privileges,
                comment);
    }

    public boolean isGenerated() {
        return value instanceof ColumnValue.Generated;
    }

    public boolean isIdentity() {
        return value instanceof ColumnValue.Identity;
    }

    /** The columns' names, in order. */
    static List<Identifier> names(List<Column> columns) {
        return columns.stream().map(Column::name).toList();
    }

    /**
     * @param of the relation it is a column of
     * @param identity the sequence of an identity column
     */
    void describe(Described relation, Relation of, Optional<Relation> identity) {
        Described column = relation.part("column", name)
                .value("type", type)
                .flag("not null", notNull, false)
                .optional("default", defaultWords(identity))
                .optional("collation", collation)
                .optional("storage", storage)
                .optional("compression", compression)
                .options(options)
                .flag("local", local || of.isPartition(), true)
                .privileges(privileges, of.ownership().owner())
                .comment(comment);
        statisticsTarget.ifPresent(t -> column.value("statistics target", t));
        identity.ifPresent(sequence -> sequence.describeAsIdentity(column));
    }

    private Optional<String> defaultWords(Optional<Relation> identity) {
        String sequence = identity.flatMap(Relation::sequence)
                .map(s -> " (" + s.words() + ")")
                .orElse("");
        return value.words().map(w -> w + sequence);
    }
}
