// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Ownership;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Query;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.ReplicaIdentity;
import io.suture.core.catalog.RowSecurity;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.catalog.Statistics;
import io.suture.core.catalog.Storage;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Every relation with what belongs to it, which has been read before. */
record RelationRows(
        ColumnRows columns,
        Grouped<Constraint> constraints,
        Grouped<Index> indexes,
        TriggerRows triggers,
        Grouped<Policy> policies,
        Grouped<Statistics> statistics,
        SizeRows sizes) {

    List<Relation> read(CatalogQuery query) {
        return query.list("relations", this::relation);
    }

    private Relation relation(Row row) throws SQLException {
        long oid = row.large("oid");
        TableName name = row.name("schema", "name");
        RelationKind kind = kind(row.letter("kind"));
        sizes.add(name, row, age(row));
        return new Relation(
                name,
                kind,
                columns.of(oid),
                constraints.of(oid),
                indexes.of(oid),
                triggers.triggers().of(oid),
                triggers.rules().of(oid),
                policies.of(oid),
                statistics.of(oid),
                new RowSecurity(row.flag("row_security"), row.flag("force_row_security")),
                partitioning(row),
                storage(row),
                row.isNull("oftype_name") ? Optional.empty() : Optional.of(row.name("oftype_schema", "oftype_name")),
                query(row, kind),
                row.isNull("sequence_type") ? Optional.empty() : Optional.of(sequence(row)),
                ownership(row),
                row.optional("comment"));
    }

    private static RelationKind kind(char letter) {
        return switch (letter) {
            case 'r' -> RelationKind.TABLE;
            case 'p' -> RelationKind.PARTITIONED_TABLE;
            case 'f' -> RelationKind.FOREIGN_TABLE;
            case 'v' -> RelationKind.VIEW;
            case 'm' -> RelationKind.MATERIALIZED_VIEW;
            case 'S' -> RelationKind.SEQUENCE;
            case 'c' -> RelationKind.COMPOSITE_TYPE;
            default -> throw new IllegalArgumentException("no relation of kind " + letter);
        };
    }

    private static Optional<Duration> age(Row row) throws SQLException {
        return row.isNull("analyze_age") ? Optional.empty() : Optional.of(Duration.ofSeconds(row.large("analyze_age")));
    }

    private Partitioning partitioning(Row row) throws SQLException {
        List<TableName> parents = new ArrayList<>();
        List<String> schemas = row.list("parent_schemas");
        List<String> names = row.list("parent_names");
        for (int i = 0; i < names.size(); i++) {
            parents.add(TableName.of(schemas.get(i), names.get(i)));
        }
        return new Partitioning(key(row), row.optional("bound"), parents, row.flag("detach_pending"));
    }

    private Optional<Partitioning.Key> key(Row row) throws SQLException {
        if (row.isNull("partition_key")) {
            return Optional.empty();
        }
        List<Identifier> names = columns.names(row.large("oid"), row.numbers("partition_columns"));
        return Optional.of(new Partitioning.Key(row.text("partition_key"), names));
    }

    private static Storage storage(Row row) throws SQLException {
        SortedMap<String, String> options = row.options("options");
        row.options("toast_options").forEach((name, value) -> options.put("toast." + name, value));
        return new Storage(
                switch (row.letter("persistence")) {
                    case 'u' -> Persistence.UNLOGGED;
                    case 't' -> Persistence.TEMPORARY;
                    default -> Persistence.PERMANENT;
                },
                row.optional("access_method"),
                row.optional("tablespace"),
                options,
                replicaIdentity(row),
                row.optional("server"));
    }

    /** {@code n} is also what a relation without rows of its own has. */
    private static ReplicaIdentity replicaIdentity(Row row) throws SQLException {
        char kind = row.letter("kind");
        boolean hasRows = kind == 'r' || kind == 'p' || kind == 'm';
        return hasRows ? ReplicaIdentity.of(row.letter("replica_identity")) : ReplicaIdentity.DEFAULT;
    }

    private static Optional<Query> query(Row row, RelationKind kind) throws SQLException {
        return kind == RelationKind.VIEW || kind == RelationKind.MATERIALIZED_VIEW
                ? Optional.of(new Query(row.text("query"), row.flag("populated")))
                : Optional.empty();
    }

    private static SequenceOptions sequence(Row row) throws SQLException {
        Optional<SequenceOptions.OwnerColumn> owner = row.isNull("owner_column")
                ? Optional.empty()
                : Optional.of(new SequenceOptions.OwnerColumn(
                        row.name("owner_schema", "owner_table"), row.name("owner_column")));
        return new SequenceOptions(
                row.text("sequence_type"),
                row.large("seqstart"),
                row.large("seqincrement"),
                row.large("seqmin"),
                row.large("seqmax"),
                row.large("seqcache"),
                row.flag("seqcycle"),
                owner,
                row.flag("identity"));
    }

    private static Ownership ownership(Row row) throws SQLException {
        return AccessList.ownership(row);
    }
}
