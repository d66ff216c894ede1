// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Firing;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The copy takes the table's place: one transaction, under ACCESS EXCLUSIVE on the table. Everything that names the table is said again once
 * the copy has its name, by its old definition.
 *
 * @param names beside the table, where the copy is by then
 */
record Swap(
        OwnSchema apart,
        CopyNames names,
        Surroundings around,
        Relation after,
        Counters counters,
        ChangeLog log,
        List<CopiedIndex> indexes,
        List<CopiedStatistics> statistics,
        NewColumns added) {
    /** Of several in one transaction, after a last {@link CopiedRows#catchUp} of each under the locks. */
    static List<String> statements(List<Swap> together) {
        return Stream.of(
                        Stream.of("SET CONSTRAINTS ALL IMMEDIATE"),
                        each(together, s -> s.apart.leave()),
                        each(together, Swap::last),
                        each(together, Swap::loosen),
                        each(together, Swap::move),
                        each(together, s -> s.around.views().stream().map(Swap::again)),
                        each(together, s -> s.settle().stream()))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private static Stream<String> each(List<Swap> together, Function<Swap, Stream<String>> statements) {
        return together.stream().flatMap(statements);
    }

    /** A last look at the table as it was. */
    private Stream<String> last() {
        return Stream.concat(Stream.of(new Unchanged(names, around.table()).guard()), counters.count().stream());
    }

    private Stream<String> loosen() {
        return around.incoming().stream().map(key -> alter(key.table()) + "DROP CONSTRAINT " + name(key));
    }

    /** The copy gets the table's name. */
    private Stream<String> move() {
        return Stream.concat(
                Stream.of(
                        alter(names.table()) + "RENAME TO " + names.retired().name(),
                        alter(names.copy()) + "RENAME TO " + names.table().name()),
                counters.handOver().stream());
    }

    /** The table goes, and what named it is said of the copy; of a key between two copies both say the same. */
    private List<String> settle() {
        List<String> all = new ArrayList<>();
        all.add("DROP TABLE " + names.retired());
        all.addAll(log.drop());
        all.addAll(apart.drop().toList());
        all.addAll(new WithoutAutovacuum(names, after).end());
        indexes.forEach(index -> all.addAll(index.settle()));
        statistics.forEach(each -> all.add(each.settle()));
        all.addAll(counters.rename());
        all.addAll(added.settle());
        all.addAll(outgoing().again());
        around.incoming().forEach(key -> all.addAll(again(key.table(), key.constraint())));
        around.table().policies().forEach(policy -> all.addAll(again(names.table(), policy)));
        around.table().triggers().forEach(trigger -> all.addAll(again(names.table(), trigger)));
        all.addAll(flags(around.table()));
        around.publications().forEach(publication -> all.add(publication.again()));
        return all;
    }

    /** Foreign keys to be proved again afterwards; rows that were there were held to them all the time. */
    List<ProvedKey> toProve() {
        return Stream.concat(
                        outgoing().toProve().stream(),
                        around.incoming().stream()
                                .filter(key -> key.constraint().validated())
                                .map(ProvedKey::plain))
                .toList();
    }

    private OutgoingKeys outgoing() {
        return new OutgoingKeys(names.table(), after);
    }

    private static String alter(TableName table) {
        return "ALTER TABLE " + table + " ";
    }

    private static Identifier name(ForeignKey key) {
        return key.constraint().name();
    }

    /** Grants, owner and comment of a view stay when it is replaced. */
    static String again(Relation view) {
        String query = view.query().orElseThrow().sql().strip().replaceFirst(";$", "");
        return "CREATE OR REPLACE VIEW " + view.name()
                + StorageWords.options(view.storage().options()) + " AS " + query;
    }

    static List<String> again(TableName table, Constraint key) {
        String late =
                key.definition().endsWith(" NOT VALID") || key.definition().endsWith(" NOT ENFORCED")
                        ? key.definition()
                        : key.definition() + " NOT VALID";
        return Stream.concat(Stream.of(alter(table) + "ADD CONSTRAINT " + key.name() + " " + late), comment(table, key))
                .toList();
    }

    static Stream<String> comment(TableName table, Constraint key) {
        return key.comment().stream()
                .map(c -> "COMMENT ON CONSTRAINT " + key.name() + " ON " + table + " IS " + SqlLiteral.quote(c));
    }

    static List<String> again(TableName table, Policy policy) {
        String roles = policy.roles().stream().map(Dress::role).collect(Collectors.joining(", "));
        List<String> statements = new ArrayList<>();
        statements.add("CREATE POLICY " + policy.name() + " ON " + table + " AS "
                + (policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + policy.command() + " TO " + roles
                + policy.using().map(u -> " USING (" + u + ")").orElse("")
                + policy.check().map(c -> " WITH CHECK (" + c + ")").orElse(""));
        policy.comment()
                .ifPresent(c -> statements.add(
                        "COMMENT ON POLICY " + policy.name() + " ON " + table + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    static List<String> again(TableName table, Trigger trigger) {
        List<String> statements = new ArrayList<>(List.of(trigger.definition()));
        if (trigger.firing() != Firing.ORIGIN) {
            statements.add(alter(table) + firing(trigger.firing()) + " TRIGGER " + trigger.name());
        }
        trigger.comment()
                .ifPresent(c -> statements.add(
                        "COMMENT ON TRIGGER " + trigger.name() + " ON " + table + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    private static String firing(Firing firing) {
        return switch (firing) {
            case ORIGIN -> "ENABLE";
            case DISABLED -> "DISABLE";
            case REPLICA -> "ENABLE REPLICA";
            case ALWAYS -> "ENABLE ALWAYS";
        };
    }

    static List<String> flags(Relation table) {
        List<String> statements = new ArrayList<>();
        if (table.rowSecurity().enabled()) {
            statements.add(alter(table.name()) + "ENABLE ROW LEVEL SECURITY");
        }
        table.storage().replicaIdentity().words().ifPresent(w -> statements.add(alter(table.name()) + w));
        return statements;
    }
}
