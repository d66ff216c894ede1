// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Statistics;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.StatisticsClause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Extended statistics come, change and go. */
final class StatisticsEffect {
    private StatisticsEffect() {}

    static void apply(Outlook outlook, Node tree) {
        switch (tree.tag()) {
            case "CreateStatsStmt" -> create(outlook, new StatisticsClause(tree));
            case "AlterStatsStmt" ->
                KnownStatistics.find(RelationName.of(tree.strings("defnames")), outlook)
                        .ifPresent(s -> change(outlook, s, old -> old.withTarget(target(tree))));
            case "RenameStmt" ->
                KnownStatistics.object(tree, "renameType", outlook)
                        .ifPresent(s -> rename(outlook, s, schema(s), Identifier.of(tree.text("newname"))));
            case "AlterObjectSchemaStmt" ->
                KnownStatistics.object(tree, "objectType", outlook)
                        .ifPresent(s -> rename(outlook, s, Identifier.of(tree.text("newschema")), name(s)));
            case "AlterOwnerStmt" ->
                KnownStatistics.object(tree, "objectType", outlook)
                        .ifPresent(s -> change(outlook, s, old -> old.withOwner(owner(tree))));
            case "CommentStmt" ->
                KnownStatistics.object(tree, "objtype", outlook)
                        .ifPresent(s -> change(
                                outlook,
                                s,
                                old -> old.withComment(tree.string("comment").filter(c -> !c.isEmpty()))));
            default -> {}
        }
    }

    /** {@code DROP STATISTICS}. */
    static void drop(Outlook outlook, RelationName written) {
        KnownStatistics.find(written, outlook).ifPresent(s -> remove(outlook, s.of(), s.statistics()::equals));
    }

    /** A schema goes, with those that are of relations elsewhere. */
    static void dropSchema(Outlook outlook, Identifier schema) {
        outlook.allRelations().stream()
                .map(Relation::name)
                .toList()
                .forEach(r -> remove(outlook, r, s -> s.name().schema().equals(schema)));
    }

    static void remove(Outlook outlook, TableName relation, Predicate<Statistics> which) {
        boolean some = outlook.relation(relation).stream()
                .anyMatch(r -> r.statistics().stream().anyMatch(which));
        if (some) {
            outlook.change(
                    relation,
                    r -> r.withStatistics(
                            r.statistics().stream().filter(which.negate()).toList()));
        }
    }

    private static void create(Outlook outlook, StatisticsClause clause) {
        Optional<TableName> table = clause.table()
                .flatMap(outlook::find)
                .filter(t -> outlook.relation(t).isPresent());
        Optional<TableName> name =
                KnownStatistics.name(clause, outlook).filter(n -> !KnownStatistics.isTaken(n, outlook));
        if (table.isPresent() && name.isPresent()) {
            outlook.change(
                    table.get(), r -> r.withStatistics(Copies.plus(r.statistics(), made(name.get(), clause, r))));
        }
    }

    private static Statistics made(TableName name, StatisticsClause clause, Relation of) {
        List<Identifier> columns = of.columns().stream()
                .map(c -> c.name())
                .filter(clause.columns()::contains)
                .toList();
        List<String> expressions =
                clause.expressions().stream().map(NewIndex::mentioned).toList();
        return new Statistics(
                name,
                kinds(clause),
                columns,
                expressions,
                OptionalInt.empty(),
                of.ownership().owner(),
                Optional.empty());
    }

    private static List<Statistics.Kind> kinds(StatisticsClause clause) {
        boolean several = clause.columns().size() + clause.expressions().size() > 1;
        return Arrays.stream(Statistics.Kind.values())
                .filter(k ->
                        several && (clause.kinds().isEmpty() || clause.kinds().contains(k.words())))
                .toList();
    }

    private static OptionalInt target(Node tree) {
        return tree.field("stxstattarget").stream()
                .mapToInt(n -> n.integer("ival"))
                .filter(n -> n >= 0)
                .findFirst();
    }

    /** {@code CURRENT_USER} and its like are nobody whose name is known. */
    private static String owner(Node tree) {
        return tree.field("newowner").flatMap(r -> r.string("rolename")).orElse("");
    }

    private static Identifier schema(KnownStatistics known) {
        return known.statistics().name().schema();
    }

    private static Identifier name(KnownStatistics known) {
        return known.statistics().name().name();
    }

    private static void rename(Outlook outlook, KnownStatistics known, Identifier schema, Identifier name) {
        TableName to = new TableName(schema, name);
        if (!KnownStatistics.isTaken(to, outlook)) {
            change(outlook, known, old -> old.named(to));
        }
    }

    private static void change(Outlook outlook, KnownStatistics known, UnaryOperator<Statistics> by) {
        outlook.change(
                known.of(),
                r -> r.withStatistics(r.statistics().stream()
                        .map(s -> s.equals(known.statistics()) ? by.apply(s) : s)
                        .toList()));
    }
}
