// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.ReplicaIdentity;
import io.suture.core.catalog.Trigger;
import io.suture.core.copy.CopyNames;
import io.suture.core.copy.TableCopy;
import io.suture.core.outlook.KnownStatistics;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a table cannot have and be divided while it is in use, in words that follow "because". */
record Obstacles(Relation table, List<Identifier> parts, Outlook outlook) {
    private static final String LONGEST_SPAN = "_0000_00_00_00";

    /** From where a partitioned table takes a foreign key that is not proved yet. */
    private static final int UNPROVED_KEYS = 18;

    /** The first; empty where nothing is in the way. */
    Optional<String> first() {
        return Stream.<Supplier<Optional<String>>>of(
                        () -> TableCopy.obstacle(table.name(), List.of(), List.of(), outlook),
                        this::published,
                        this::statistics,
                        this::taken,
                        this::constraints,
                        this::keysOfPartitioned,
                        this::triggers,
                        this::identity)
                .flatMap(obstacle -> obstacle.get().stream())
                .findFirst();
    }

    private Optional<String> published() {
        return outlook.catalog().contents().publications().stream()
                .filter(p -> p.table(table.name()).isPresent()
                        || p.schemas().contains(table.name().schema()))
                .findFirst()
                .map(p -> "publication " + p.name().value()
                        + " replicates it, and subscribers know each partition by its own name");
    }

    /** Those of each partition are called after it. */
    private Optional<String> statistics() {
        CopyNames names = CopyNames.of(table.name(), "");
        return table.statistics().stream()
                .flatMap(s -> ofPartitions(s.name(), names.ending(s.name().name())))
                .findFirst();
    }

    private Stream<String> ofPartitions(TableName statistics, String ending) {
        return Stream.concat(
                        parts.stream().map(Identifier::value),
                        Stream.of(table.name().name().value() + LONGEST_SPAN))
                .map(part -> part + ending)
                .flatMap(name -> ofPartition(name, statistics.schema()).stream());
    }

    private Optional<String> ofPartition(String name, Identifier schema) {
        if (name.getBytes(StandardCharsets.UTF_8).length > Identifier.MAX_BYTES) {
            return Optional.of("the statistics of a partition would be called " + name + ", which is too long a name");
        }
        return KnownStatistics.isTaken(new TableName(schema, Identifier.of(name)), outlook)
                ? Optional.of("there are statistics " + name + " already, and those of a partition would be called so")
                : Optional.empty();
    }

    private Optional<String> taken() {
        return parts.stream()
                .map(p -> new TableName(table.name().schema(), p))
                .filter(outlook::exists)
                .findFirst()
                .map(p -> p.display() + " is there already, and a partition would be called so");
    }

    private Optional<String> constraints() {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && c.noInherit()
                        || c.kind() == ConstraintKind.FOREIGN_KEY
                                && (!c.validated()
                                        || c.references()
                                                .filter(r -> r.table().equals(table.name()))
                                                .isPresent()))
                .findFirst()
                .map(c -> c.kind() == ConstraintKind.CHECK
                        ? "check " + c.name().value() + " is NO INHERIT, and partitions inherit"
                        : "its foreign key " + c.name().value() + " points at the table itself, or was never proved");
    }

    private Optional<String> keysOfPartitioned() {
        return outlook.incomingForeignKeys(table.name()).stream()
                .filter(k -> outlook.major() < UNPROVED_KEYS)
                .filter(k -> outlook.relation(k.table())
                        .filter(Relation::isPartitioned)
                        .isPresent())
                .findFirst()
                .map(k -> "foreign key " + k.constraint().name().value() + " of "
                        + k.table().display()
                        + ", which is partitioned, cannot be moved without a scan under a lock before PostgreSQL "
                        + UNPROVED_KEYS);
    }

    private Optional<String> triggers() {
        return table.triggers().stream()
                .filter(t -> t.forEachRow() && t.definition().contains(" REFERENCING "))
                .map(Trigger::name)
                .findFirst()
                .map(t -> "trigger " + t.value()
                        + " fires for each row and sees all rows of a statement, which a partition cannot have");
    }

    private Optional<String> identity() {
        return table.storage().replicaIdentity() == ReplicaIdentity.INDEX
                ? Optional.of("its replica identity is an index, which each partition would have to be told")
                : Optional.empty();
    }
}
