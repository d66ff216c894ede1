// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Firing;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.Trigger;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.release.LiveReleases;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What two shapes in one table cannot live with, or what would block the end of the old one; all of it is found when the migration is
 * planned. Problems are {@code DUAL-TABLE}, {@code DUAL-COLUMN}, {@code DUAL-DEPENDANT}, {@code DUAL-TRIGGER}, {@code DUAL-ROW-SECURITY}.
 */
final class Obstacles {
    private final Outlook outlook;
    private final Relation table;
    private final LiveReleases releases;
    private final Problems problems = new Problems();

    private Obstacles(Outlook outlook, Relation table) {
        this.outlook = outlook;
        this.releases = LiveReleases.of(outlook.catalog());
        this.table = table;
    }

    /**
     * @param olds the columns of the old shape
     * @param carrying whether what hangs on the old column is carried over
     * @throws io.suture.core.problem.SutureException everything that is in the way
     */
    static void refuse(Outlook outlook, Relation table, List<Identifier> olds, boolean carrying) {
        Obstacles found = new Obstacles(outlook, table);
        found.ofTable();
        found.family().forEach(found::ofMember);
        olds.forEach(old -> found.ofColumn(table.column(old).orElseThrow(), carrying));
        found.problems.throwIfAny();
    }

    private Stream<Relation> family() {
        return Stream.concat(
                Stream.of(table),
                outlook.descendants(table.name()).stream().flatMap(d -> outlook.relation(d).stream()));
    }

    private void ofTable() {
        boolean heirs = table.kind() == RelationKind.TABLE
                && !outlook.children(table.name()).isEmpty();
        if (table.isPartition() || !table.partitioning().parents().isEmpty()) {
            no("DUAL-TABLE", "it is a partition or heir of another table", "say it of " + parents());
        } else if (heirs) {
            no("DUAL-TABLE", "other tables inherit from it, and a trigger is not inherited", "change heir by heir");
        }
    }

    private String parents() {
        return String.join(
                ", ",
                table.partitioning().parents().stream().map(TableName::display).toList());
    }

    private void ofMember(Relation member) {
        String name = member.name().display();
        if (member.kind() != RelationKind.TABLE && member.kind() != RelationKind.PARTITIONED_TABLE) {
            no(
                    "DUAL-TABLE",
                    member.words() + " is among its parts, and has no rows that can be filled here",
                    "detach it");
        }
        if (!member.rules().isEmpty()) {
            no(
                    "DUAL-TABLE",
                    name + " has rewrite rules, which turn a write into something else",
                    "drop the rules first");
        }
        if (member.rowSecurity().forced()) {
            no(
                    "DUAL-ROW-SECURITY",
                    name + " has FORCE ROW LEVEL SECURITY, so that its owner would not see every row to be filled",
                    "write NO FORCE ROW LEVEL SECURITY for " + name
                            + " in a migration before, and FORCE it in one after");
        }
        member.triggers().stream().filter(Obstacles::comesAfterOurs).forEach(t -> trigger(member, t));
    }

    /** Triggers fire in the order of the bytes of their names (manual of PostgreSQL 18, CREATE TRIGGER). */
    private static boolean comesAfterOurs(Trigger trigger) {
        return trigger.timing() == Trigger.Timing.BEFORE
                && trigger.forEachRow()
                && trigger.firing() != Firing.DISABLED
                && (trigger.events().contains(Trigger.Event.INSERT)
                        || trigger.events().contains(Trigger.Event.UPDATE))
                && Arrays.compareUnsigned(bytes(trigger.name().value()), bytes(Trigger.OURS)) > 0;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void trigger(Relation member, Trigger trigger) {
        String name = trigger.name().value();
        boolean ours = name.startsWith(Trigger.OURS);
        no(
                "DUAL-TRIGGER",
                "trigger " + name + " of " + member.name().display()
                        + (ours
                                ? " keeps two shapes of this table equal already"
                                : " fires after Suture's, so that what it changes would not be seen"),
                ours
                        ? "complete or undo the migration before, or purge what it keeps"
                        : "rename it to something that sorts before " + Trigger.OURS);
    }

    private void ofColumn(Column column, boolean carrying) {
        String name = column.name().value();
        if (column.isIdentity() || column.isGenerated()) {
            no(
                    "DUAL-COLUMN",
                    name + " is " + column.value().words().orElse(""),
                    "drop that first, or run it as written");
        }
        if (!column.local()) {
            no("DUAL-COLUMN", name + " is inherited", "say it of the parent");
        }
        if (isPartitionKey(column.name())) {
            no("DUAL-COLUMN", name + " is in the partition key", "a partition key cannot be dropped: copy the table");
        }
        outlook.incomingForeignKeys(table.name()).stream()
                .filter(f -> f.constraint().references().orElseThrow().columns().contains(column.name()))
                .forEach(f -> incoming(name, f));
        outlook.catalog().dependants(table.name(), column.name()).stream()
                .filter(d -> blocks(d, column, carrying)
                        && !releases.has(d.dependant().schema()))
                .forEach(d -> no(
                        "DUAL-DEPENDANT",
                        d.words() + " needs column " + name + " and cannot be carried over",
                        "change or drop it in a migration before"));
        constraints(column.name(), carrying);
    }

    private boolean isPartitionKey(Identifier column) {
        return family().flatMap(r -> r.partitioning().key().stream())
                .anyMatch(k -> k.columns().contains(column) || k.definition().contains(column.toString()));
    }

    private void incoming(String column, ForeignKey key) {
        no(
                "DUAL-DEPENDANT",
                "foreign key " + key.constraint().name().value() + " of "
                        + key.table().display() + " points to " + column,
                "drop it in a migration before, and add it again to the new column");
    }

    private boolean blocks(Dependency dependency, Column column, boolean carrying) {
        return switch (dependency.kind()) {
            case VIEW, MATERIALIZED_VIEW, RULE, FUNCTION, TRIGGER, PUBLICATION, COLUMN, PARTITION -> true;
            case POLICY -> !carrying || !dependency.dependant().equals(table.name()) || asksOtherRows(dependency);
            case DEFAULT ->
                !dependency.dependant().equals(table.name())
                        || !dependency
                                .detail()
                                .equals(java.util.Optional.of(column.name().value()));
            case CONSTRAINT, INDEX, SEQUENCE, STATISTICS -> false;
        };
    }

    private boolean asksOtherRows(Dependency dependency) {
        return table.policies().stream()
                .filter(p -> dependency
                        .detail()
                        .equals(java.util.Optional.of(p.name().value())))
                .flatMap(p -> Stream.concat(p.using().stream(), p.check().stream()))
                .anyMatch(e -> e.toUpperCase(java.util.Locale.ROOT).contains("SELECT "));
    }

    /** Of other values neither would mean the same. */
    private void keys(Identifier column) {
        table.primaryKey()
                .filter(k -> k.columns().contains(column))
                .ifPresent(k ->
                        no("DUAL-COLUMN", column.value() + " is in the primary key", "replace the primary key first"));
        table.indexes().stream()
                .filter(i -> i.replicaIdentity() && i.keyColumns().contains(column))
                .forEach(i ->
                        no("DUAL-COLUMN", column.value() + " is in the replica identity", "choose another one first"));
    }

    private void constraints(Identifier column, boolean carrying) {
        if (!carrying) {
            keys(column);
        }
        for (Constraint constraint : table.constraints()) {
            if (!carrying || !constraint.columns().contains(column)) {
                continue;
            }
            String name = "constraint " + constraint.name().value();
            if (constraint.kind() == ConstraintKind.EXCLUDE) {
                no(
                        "DUAL-DEPENDANT",
                        name + " is an exclusion, which cannot be built while rows are written",
                        "drop it first");
            }
            if (constraint.definition().contains("…")) {
                no("DUAL-DEPENDANT", name + " is made by the same run", "run that migration first");
            }
            if (table.isPartitioned()
                    && (constraint.kind().hasIndex() || constraint.kind() == ConstraintKind.FOREIGN_KEY)) {
                no(
                        "DUAL-DEPENDANT",
                        name + " is of a partitioned table, where it cannot be built beside the old one",
                        "drop it first");
            }
        }
        boolean unknown = carrying
                && table.indexes().stream()
                        .anyMatch(i -> i.constraint().isEmpty()
                                && i.keyColumns().contains(column)
                                && i.definition().isEmpty());
        if (unknown) {
            no(
                    "DUAL-DEPENDANT",
                    "an index on " + column.value() + " is made by the same run",
                    "run that migration first");
        }
    }

    private void no(String code, String why, String fix) {
        problems.add(Problem.user(
                code, "two shapes cannot live side by side in " + table.name().display(), why, fix));
    }
}
