// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.RelationName;
import java.util.Set;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "backfill-defeated-by-default",
        tier = Tier.ADVISORY,
        title = "an UPDATE fills where a new column is null, which a default has left nowhere",
        effect = "It finds no row: old rows keep the default, and nobody notices.",
        instead = "Add the column without a default, fill it, and set the default for new rows afterwards.",
        bad = """
                ALTER TABLE users ADD COLUMN visits bigint DEFAULT 0;
                UPDATE users SET visits = length(log) WHERE visits IS NULL;""",
        good = """
                ALTER TABLE users ADD COLUMN visits bigint;
                UPDATE users SET visits = length(log) WHERE visits IS NULL;
                ALTER TABLE users ALTER COLUMN visits SET DEFAULT 0;""",
        schema = "CREATE TABLE users (id bigint PRIMARY KEY, log text);")
public final class BackfillDefeatedByDefault implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.tree().walk().filter(n -> n.is("UpdateStmt")).forEach(update -> check(at, update, notes));
    }

    private static void check(Spot at, Node update, Notes notes) {
        Set<Identifier> asked =
                update.field("whereClause").map(Expressions::provenNull).orElse(Set.of());
        RelationName.in(update, "relation")
                .ifPresent(table -> filled(at, table).stream()
                        .filter(asked::contains)
                        .forEach(column -> notes.add(
                                "no row of " + table.name() + " has null in " + column
                                        + ": its default is in all of them",
                                "-- leave the default out of ADD COLUMN, fill, then:\nALTER TABLE "
                                        + Truncated.sql(table) + " ALTER COLUMN " + column + " SET DEFAULT "
                                        + written(at, table, column) + ";")));
    }

    /** Columns the file has added with a default to the table as it was. */
    private static Set<Identifier> filled(Spot at, RelationName table) {
        return at.file().spots().stream()
                .filter(s -> s != at)
                .flatMap(s -> Columns.of(s).stream().filter(c -> !s.tree().is("CreateStmt")))
                .filter(c -> c.table().name().equals(table.name()))
                .map(Columns::column)
                .filter(c -> c.defaultExpression().isPresent())
                .filter(c ->
                        !AddColumnNotNullNoDefault.isNull(c.defaultExpression().orElseThrow()))
                .map(ColumnClause::name)
                .collect(Collectors.toSet());
    }

    private static String written(Spot at, RelationName table, Identifier column) {
        return at.file().spots().stream()
                .flatMap(s -> NewColumn.of(s).stream()
                        .filter(n -> n.alteration().table().name().equals(table.name())
                                && n.column().name().equals(column))
                        .flatMap(n -> n.column().constraint(ConstraintType.DEFAULT).stream()
                                .map(d -> NewColumn.written(s, d))))
                .findFirst()
                .orElse("NULL");
    }
}
