// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Statistics;
import io.suture.core.outlook.KnownStatistics;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.OtherName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Everything that hangs on a column, to be carried over to another column of the same meaning. Each is built under a name of its own
 * beside the old one, and takes the old one's name when that goes.
 */
final class Hangings {
    private final Outlook outlook;
    private final Relation table;
    private final OtherName name;

    private Hangings(Outlook outlook, Relation table, OtherName name) {
        this.outlook = outlook;
        this.table = table;
        this.name = name;
    }

    /** In the order in which they are built. */
    static List<Hanging> of(Outlook outlook, Relation table, Identifier from, Identifier to) {
        Hangings all = new Hangings(outlook, table, new OtherName(from, to));
        List<Hanging> found = new ArrayList<>();
        all.notNull().ifPresent(found::add);
        all.constraints().forEach(found::add);
        all.indexes().forEach(found::add);
        all.statistics().forEach(found::add);
        all.policies().forEach(found::add);
        all.value().ifPresent(found::add);
        return found;
    }

    // NOT NULL

    private Optional<Hanging> notNull() {
        return column().notNull() ? Optional.of(this::notNull) : Optional.empty();
    }

    private Carried notNull(Outlook now) {
        Identifier built = now.names(table.name().schema())
                .notNull(table.name().name(), name.to().value());
        List<String> after = named(ConstraintKind.NOT_NULL).stream()
                .flatMap(old -> renamed(built, old).stream())
                .toList();
        return Carried.built(alter("ALTER COLUMN " + name.to() + " SET NOT NULL"), after);
    }

    private List<Constraint> named(ConstraintKind kind) {
        return table.constraints().stream()
                .filter(c -> c.kind() == kind && c.columns().contains(name.from()))
                .toList();
    }

    // constraints

    private Stream<Hanging> constraints() {
        return table.constraints().stream()
                .filter(c -> c.columns().contains(name.from()) && c.kind() != ConstraintKind.NOT_NULL)
                .map(c -> c.kind() == ConstraintKind.PRIMARY_KEY ? now -> key(c, now) : now -> constraint(c, now));
    }

    private Carried constraint(Constraint old, Outlook now) {
        Identifier interim = interim(old, now);
        List<String> before = index(old).map(i -> uses(i, interim)).orElse(List.of());
        return new Carried(
                List.of(alter("ADD CONSTRAINT " + interim + " " + name.constraint(old.definition()))),
                before,
                renamed(interim, old));
    }

    private Identifier interim(Constraint old, Outlook now) {
        AutomaticNames names = now.names(table.name().schema());
        Identifier of = table.name().name();
        return switch (old.kind()) {
            case UNIQUE, PRIMARY_KEY, EXCLUDE ->
                names.unique(of, List.of(name.to().value())).name();
            case FOREIGN_KEY -> names.foreignKey(of, List.of(name.to().value()));
            case CHECK, NOT_NULL -> names.check(of, Set.of(name.to().value()));
        };
    }

    /** There is one primary key only: the index of the next one stands ready. */
    private Carried key(Constraint old, Outlook now) {
        Index index = index(old).orElseThrow();
        Identifier interim = now.names(table.name().schema())
                .index(table.name().name(), List.of(name.to().value()))
                .name();
        String deferred =
                old.deferrable() ? " DEFERRABLE" + (old.initiallyDeferred() ? " INITIALLY DEFERRED" : "") : "";
        List<String> swap = List.of(
                alter("DROP CONSTRAINT " + old.name()),
                alter("ADD CONSTRAINT " + old.name() + " PRIMARY KEY USING INDEX " + interim + deferred));
        return new Carried(
                List.of(name.index(index.definition(), interim)),
                Stream.concat(swap.stream(), uses(index, old.name()).stream()).toList(),
                comment("CONSTRAINT " + old.name() + " ON " + table.name(), old.comment()));
    }

    private Optional<Index> index(Constraint constraint) {
        return constraint.references().isPresent()
                ? Optional.empty()
                : constraint.index().flatMap(i -> table.index(i.name()));
    }

    private List<String> renamed(Identifier interim, Constraint old) {
        return Stream.concat(
                        interim.equals(old.name())
                                ? Stream.of()
                                : Stream.of(alter("RENAME CONSTRAINT " + interim + " TO " + old.name())),
                        comment("CONSTRAINT " + old.name() + " ON " + table.name(), old.comment()).stream())
                .toList();
    }

    // indexes

    private Stream<Hanging> indexes() {
        Set<TableName> hanging = dependants(Dependency.Kind.INDEX);
        return table.indexes().stream()
                .filter(i -> i.constraint().isEmpty())
                .filter(i -> hanging.contains(i.name())
                        || i.keyColumns().contains(name.from())
                        || i.include().contains(name.from()))
                .map(i -> now -> index(i, now));
    }

    private Carried index(Index old, Outlook now) {
        TableName interim = now.names(table.name().schema())
                .index(table.name().name(), List.of(name.to().value()));
        List<String> after = new ArrayList<>();
        after.add("ALTER INDEX " + interim + " RENAME TO " + old.name().name());
        after.addAll(comment("INDEX " + old.name(), old.comment()));
        return new Carried(List.of(name.index(old.definition(), interim.name())), uses(old, interim.name()), after);
    }

    /** What an index is used for beside looking things up. */
    private List<String> uses(Index old, Identifier now) {
        List<String> uses = new ArrayList<>();
        if (old.replicaIdentity()) {
            uses.add(alter("REPLICA IDENTITY USING INDEX " + now));
        }
        if (old.clustered()) {
            uses.add(alter("CLUSTER ON " + now));
        }
        if (old.constraint().isPresent() && !old.options().isEmpty()) {
            old.options()
                    .forEach((option, value) ->
                            uses.add("ALTER INDEX " + new TableName(table.name().schema(), now) + " SET (" + option
                                    + " = " + SqlLiteral.quote(value) + ")"));
        }
        return uses;
    }

    // the rest

    private Stream<Hanging> statistics() {
        Set<TableName> hanging = dependants(Dependency.Kind.STATISTICS);
        return table.statistics().stream()
                .filter(s -> hanging.contains(s.name()))
                .map(s -> now -> statistics(s, now));
    }

    private Carried statistics(Statistics old, Outlook now) {
        Identifier schema = old.name().schema();
        TableName interim = KnownStatistics.freeName(
                now, schema, table.name().name(), List.of(name.to().value()));
        Statistics built = old.named(interim)
                .about(
                        name.columns(old.columns()),
                        old.expressions().stream().map(name::expression).toList());
        String rename =
                "ALTER STATISTICS " + interim + " RENAME TO " + old.name().name();
        return Carried.built(
                built.create(table.name()),
                Stream.concat(Stream.of(rename), old.dress().stream()).toList());
    }

    private Stream<Hanging> policies() {
        Set<String> hanging = new java.util.HashSet<>();
        outlook.catalog().dependants(table.name(), name.from()).stream()
                .filter(d -> d.kind() == Dependency.Kind.POLICY && d.dependant().equals(table.name()))
                .forEach(d -> hanging.add(d.detail().orElse("")));
        return table.policies().stream()
                .filter(p -> hanging.contains(p.name().value()))
                .map(p -> now -> Carried.handedOver(List.of(policy(p))));
    }

    private String policy(Policy old) {
        return "ALTER POLICY " + old.name() + " ON " + table.name()
                + old.using().map(u -> " USING (" + name.expression(u) + ")").orElse("")
                + old.check()
                        .map(c -> " WITH CHECK (" + name.expression(c) + ")")
                        .orElse("");
    }

    /** The default, and the sequence behind it. */
    private Optional<Hanging> value() {
        if (!(column().value() instanceof ColumnValue.Default value)) {
            return Optional.empty();
        }
        List<String> before = outlook.relationsIn(table.name().schema()).stream()
                .filter(r -> r.sequence()
                        .flatMap(s -> s.owner())
                        .filter(o ->
                                o.table().equals(table.name()) && o.column().equals(name.from()))
                        .isPresent())
                .map(r -> "ALTER SEQUENCE " + r.name() + " OWNED BY " + table.name() + "." + name.to())
                .toList();
        String set = alter("ALTER COLUMN " + name.to() + " SET DEFAULT " + value.expression());
        return Optional.of(now -> Carried.handedOver(
                Stream.concat(before.stream(), Stream.of(set)).toList()));
    }

    private Column column() {
        return table.column(name.from()).orElseThrow();
    }

    private Set<TableName> dependants(Dependency.Kind kind) {
        Set<TableName> found = new java.util.HashSet<>();
        outlook.catalog().dependants(table.name(), name.from()).stream()
                .filter(d -> d.kind() == kind)
                .forEach(d -> found.add(d.dependant()));
        return found;
    }

    private String alter(String words) {
        return "ALTER TABLE " + table.name() + " " + words;
    }

    private static List<String> comment(String object, Optional<String> comment) {
        return comment.map(c -> List.of("COMMENT ON " + object + " IS " + SqlLiteral.quote(c)))
                .orElse(List.of());
    }
}
