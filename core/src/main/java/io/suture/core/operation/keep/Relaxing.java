// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.keep;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.KeptName;
import io.suture.core.catalog.Relation;
import io.suture.core.operation.UndoOf;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Relaxed;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rules that could refuse what clients write while that which they are about is only kept: they go when it is set aside, and come back
 * with it where every row allows it. Unique keys stay, since they are what finds rows again.
 */
public final class Relaxing {
    private static final Pattern CHECK =
            Pattern.compile("CHECK (.*?)(?: NO INHERIT| NOT VALID| NOT ENFORCED)*", Pattern.DOTALL);

    private final Outlook outlook;
    private final Relation table;
    private final String rows;
    private final List<String> statements = new ArrayList<>();
    private final List<Relaxed> relaxed = new ArrayList<>();

    private Relaxing(Outlook outlook, Relation table, String rows) {
        this.outlook = outlook;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Of columns that get their kept names.
     *
     * @param nullable those of them in which a row may be left without a value
     */
    public static Relaxing ofColumns(
            Outlook outlook, Relation table, Set<Identifier> columns, Set<Identifier> nullable) {
        String back = columns.stream()
                .map(c -> ", t." + KeptName.of(c) + " AS " + c)
                .collect(Collectors.joining("", "(SELECT t.*", " FROM " + table.name() + " AS t) AS it"));
        Relaxing relaxing = new Relaxing(outlook, table, back);
        table.columns().stream()
                .filter(c -> c.notNull() && nullable.contains(c.name()))
                .forEach(relaxing::notNull);
        table.constraints().stream()
                .filter(c -> c.columns().stream().anyMatch(columns::contains))
                .forEach(relaxing::constraint);
        return relaxing;
    }

    /** Of a whole table that gets its kept name: nobody writes it, but what its foreign keys point to. */
    public static Relaxing ofTable(Outlook outlook, Relation table) {
        Relaxing relaxing = new Relaxing(
                outlook,
                table,
                new TableName(table.name().schema(), KeptName.of(table.name().name())) + " AS it");
        table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY)
                .forEach(relaxing::constraint);
        return relaxing;
    }

    /** What lifts them, before anything is renamed. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** How they come back. */
    public List<Relaxed> relaxed() {
        return List.copyOf(relaxed);
    }

    private void notNull(Column column) {
        Identifier name = column.name();
        Identifier check =
                outlook.names(table.name().schema()).constraint(table.name().name(), name.value(), "set_not_null");
        Takes strong = Takes.lock(table.name(), LockMode.ACCESS_EXCLUSIVE);
        List<Sql> set = new ArrayList<>();
        set.add(Sql.of(alter("ALTER COLUMN " + name + " SET NOT NULL")));
        renamed(name).ifPresent(sql -> set.add(Sql.of(sql)));
        set.add(Sql.of(alter("DROP CONSTRAINT " + check)));
        statements.add(alter("ALTER COLUMN " + name + " DROP NOT NULL"));
        relaxed.add(new Relaxed(
                name.value() + " of " + table.name().display() + " is not null",
                "SELECT count(*) FROM " + rows + " WHERE " + KeptName.of(name) + " IS NULL",
                List.of(
                        new Step.Transaction(
                                List.of(Sql.of(alter(
                                        "ADD CONSTRAINT " + check + " CHECK (" + name + " IS NOT NULL) NOT VALID"))),
                                strong),
                        new Step.Validate(
                                List.of(),
                                Sql.of(alter("VALIDATE CONSTRAINT " + check)),
                                Takes.lock(table.name(), LockMode.SHARE_UPDATE_EXCLUSIVE)
                                        .scanning(table.name())),
                        new Step.Transaction(set, strong))));
    }

    /** From PostgreSQL 18 on it is a constraint, which may have a name somebody chose. */
    private Optional<String> renamed(Identifier column) {
        AutomaticNames names = outlook.names(table.name().schema());
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.NOT_NULL && c.columns().contains(column))
                .map(Constraint::name)
                .filter(n -> !n.value().matches(".*_not_null\\d*"))
                .findFirst()
                .map(n ->
                        alter("RENAME CONSTRAINT " + names.notNull(table.name().name(), column.value()) + " TO " + n));
    }

    private void constraint(Constraint constraint) {
        boolean declared = constraint.local() && constraint.parent().isEmpty();
        boolean known = !constraint.definition().contains("…");
        if (declared && known) {
            switch (constraint.kind()) {
                case CHECK -> lift(constraint, against(constraint));
                case FOREIGN_KEY -> {
                    if (!table.isPartitioned()) {
                        lift(constraint, orphans(constraint));
                    }
                }
                case PRIMARY_KEY, UNIQUE, EXCLUDE, NOT_NULL -> {}
            }
        }
    }

    private void lift(Constraint constraint, String condition) {
        statements.add(alter("DROP CONSTRAINT " + constraint.name()));
        relaxed.add(new Relaxed(
                "constraint " + constraint.name().value() + " of "
                        + table.name().display() + " holds",
                "SELECT count(*) FROM " + rows + " WHERE " + condition,
                UndoOf.droppedConstraint(table.name(), Optional.of(constraint)).steps()));
    }

    private static String against(Constraint check) {
        return CHECK.matcher(check.definition()).replaceFirst("NOT $1");
    }

    private static String orphans(Constraint key) {
        Constraint.Reference to = key.references().orElseThrow();
        String given =
                key.columns().stream().map(c -> "it." + c + " IS NOT NULL").collect(Collectors.joining(" AND "));
        String same = IntStream.range(0, key.columns().size())
                .mapToObj(i ->
                        "r." + to.columns().get(i) + " = it." + key.columns().get(i))
                .collect(Collectors.joining(" AND "));
        return given + " AND NOT EXISTS (SELECT FROM " + to.table() + " AS r WHERE " + same + ")";
    }

    private String alter(String words) {
        return "ALTER TABLE " + table.name() + " " + words;
    }
}
