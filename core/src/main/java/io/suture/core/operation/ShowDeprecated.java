// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.release.Dress;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.view.CompatibilityView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps a deprecated shape of a table alive as a view.
 *
 * <pre>
 * expand    CREATE VIEW, with grants and comments    ACCESS SHARE on the table, a moment
 * </pre>
 */
record ShowDeprecated(CompatibilityView wish) implements Operation {
    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        if (outlook.major() < 15) {
            throw oldServer(outlook.major()).asException();
        }
        Relation table = find(wish.of(), outlook)
                .flatMap(outlook::relation)
                .filter(r -> !r.columns().isEmpty())
                .orElseThrow(() -> noTable().asException());
        TableName view = new TableName(
                wish.name().schema().orElseGet(() -> outlook.path().creation()),
                wish.name().name());
        Statement create = Lowerings.statement("CREATE VIEW " + view + " WITH (security_invoker = true) AS SELECT "
                + list(table) + " FROM " + table.name());
        new RawSql(create, false).compile(draft);
        String comment = "COMMENT ON VIEW " + view + " IS " + SqlLiteral.quote(wish.comment());
        draft.gather(Phase.EXPAND, draft.sql(comment), Takes.NOTHING, Undo.nothing());
        String dress = new Dress(new TreeMap<>(Map.of(view, table.name()))).sql();
        draft.gather(Phase.EXPAND, draft.sql(dress), Takes.NOTHING, Undo.nothing());
        draft.note("compatibility view " + view.display() + " keeps " + wish.deprecated() + " alive"
                + wish.removedIn().map(r -> " until release " + r).orElse(""));
    }

    /** In the order of the table; what the view has in place of a column stands in its place. */
    private String list(Relation table) {
        Map<Identifier, Optional<SqlExpression>> columns = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            columns.put(column.name(), Optional.empty());
        }
        wish.columns().forEach(c -> columns.put(c.name(), Optional.of(c.as())));
        return columns.entrySet().stream()
                .map(c -> c.getValue().map(e -> e.inParentheses() + " AS ").orElse("") + c.getKey())
                .collect(Collectors.joining(", "));
    }

    private static Optional<TableName> find(QualifiedName name, Outlook outlook) {
        return outlook.find(name.schema(), name.name());
    }

    private Problem oldServer(int major) {
        return Problem.environment(
                "COMPAT-SERVER",
                "view " + wish.name().display() + " cannot be made on PostgreSQL " + major,
                "a view runs with the rights of its owner there, and would show rows that row security hides",
                "write `create_view` and its grants yourself, or use PostgreSQL 15");
    }

    private Problem noTable() {
        return Problem.user(
                "COMPAT-TABLE",
                "table " + wish.of().display() + " is not there, or its columns are not known yet",
                "view " + wish.name().display() + " shows them",
                "look at its name, or make the view in a migration after the one that makes the table");
    }

    /** Understands {@code CALL suture.compatibility_view}. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return CompatibilityView.of(statement).map(v -> List.of(new ShowDeprecated(v)));
        }
    }
}
