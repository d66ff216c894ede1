// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.IndexShape;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes an index that is there a unique constraint or a primary key.
 *
 * <pre>
 *           (primary key: nullable columns become NOT NULL first, see {@link SetNotNull})
 * expand    ADD CONSTRAINT … USING INDEX …     ACCESS EXCLUSIVE, no scan
 * </pre>
 *
 * As written a primary key would read the table under ACCESS EXCLUSIVE where a column may hold nulls (manual of PostgreSQL 18, ALTER
 * TABLE, "ADD table_constraint_using_index"). Taken back, the index is built again before the constraint takes it away.
 *
 * @param words the sub-command as written
 */
public record AdoptIndex(TableName table, AlterCommand command, String words, Index index) implements Operation {
    @Override
    public void compile(Draft draft) {
        ConstraintClause clause = command.constraint().orElseThrow();
        if (clause.is(ConstraintType.PRIMARY)) {
            List<Identifier> nullable = index.keyColumns().stream()
                    .filter(c -> SetNotNull.isNeeded(draft.outlook(), table, c))
                    .toList();
            if (!nullable.isEmpty()) {
                new SetNotNull(table, nullable).compile(draft);
            }
        }
        Identifier name = Effects.constraintName(draft.outlook(), table, clause);
        draft.alter(Phase.EXPAND, table, command, words, undo(name, draft.outlook()), "takes the index that is there");
        draft.does(Kind.ADDITIVE);
    }

    /** Dropping the constraint drops the index: another is built first and gets its name. */
    private Undo undo(Identifier constraint, Outlook outlook) {
        Identifier interim = outlook.names(table.schema())
                .index(table.name(), List.of(index.keyColumns().getFirst().value(), "old"))
                .name();
        String definition = index.definition();
        String again = definition.replaceFirst(
                "^CREATE UNIQUE INDEX .* ON (ONLY )?" + Pattern.quote(table.toString()) + " ",
                Matcher.quoteReplacement("CREATE UNIQUE INDEX CONCURRENTLY " + interim + " ON " + table + " "));
        if (again.equals(definition)) {
            return UndoOf.dropConstraint(table, constraint, List.of(new TableName(table.schema(), constraint)))
                    .losing("index " + index.name().display() + ", which goes with the constraint");
        }
        TableName built = new TableName(table.schema(), interim);
        Takes scan = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table);
        Takes swap = Takes.lock(table, LockMode.ACCESS_EXCLUSIVE)
                .and(Takes.lock(new TableName(table.schema(), constraint), LockMode.ACCESS_EXCLUSIVE));
        return Undo.by(
                IndexBuild.step(Sql.of(again), built, table, IndexShape.of(index), scan),
                new Step.Transaction(
                        List.of(
                                Sql.of("ALTER TABLE " + table + " DROP CONSTRAINT IF EXISTS " + constraint),
                                Sql.of("ALTER INDEX " + built + " RENAME TO "
                                        + index.name().name())),
                        swap));
    }

    /** Understands {@code ADD … UNIQUE USING INDEX} and {@code ADD … PRIMARY KEY USING INDEX}. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            Optional<Relation> relation = outlook.relation(table).filter(r -> !r.isPartitioned());
            return command.constraint()
                    .filter(c -> command.is("AddConstraint"))
                    .flatMap(ConstraintClause::usingIndex)
                    .flatMap(i -> relation.flatMap(r -> r.index(i)))
                    .map(i -> new AdoptIndex(table, command, words, i));
        }
    }
}
