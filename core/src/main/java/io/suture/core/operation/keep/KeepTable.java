// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.keep;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.KeptName;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Lowering;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;

/**
 * Drops a table later, and hides it until then under a name that says what it is. Its rows and all that hangs on it stay; its foreign keys
 * do not bind meanwhile, so that what they point to can be deleted.
 *
 * <pre>
 * contract  DROP CONSTRAINT of foreign keys, RENAME   ACCESS EXCLUSIVE for a moment, no scan
 * purge     DROP TABLE                                ACCESS EXCLUSIVE for a moment
 * </pre>
 *
 * Refused with {@code PLAN-KEEP} where it is part of another table, goes with {@code CASCADE}, or another is kept under its name.
 */
public record KeepTable(TableName table, boolean cascade) implements Operation {
    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        Relation relation = outlook.relation(table).orElseThrow();
        TableName kept = new TableName(table.schema(), KeptName.of(table.name()));
        refuse(relation, kept, outlook);
        Relaxing relaxing = Relaxing.ofTable(outlook, relation);
        Aside aside = new Aside(draft, table);
        relaxing.statements().forEach(sql -> aside.statement(sql, Undo.nothing()));
        aside.statement(
                "ALTER TABLE " + table + " RENAME TO " + kept.name(),
                new Aside(draft, kept).undo("ALTER TABLE " + kept + " RENAME TO " + table.name()));
        relaxing.relaxed().forEach(draft::relax);
        draft.does(Kind.DESTRUCTIVE);
        draft.purge(
                new Keeping.Need(kept, List.of()),
                later -> new Aside(later, kept)
                        .purge(
                                "DROP TABLE " + kept,
                                Undo.impossible("the rows of " + table.display() + " were purged")));
    }

    private void refuse(Relation relation, TableName kept, Outlook outlook) {
        if (cascade) {
            throw Aside.refused(
                    table.display(), "what depends on it would go, and is not kept", "drop that by name before");
        }
        if (outlook.relation(kept).isPresent()) {
            throw Aside.refused(
                    table.display(),
                    "another one of this name is still kept",
                    "purge that first: suture complete ID --purge");
        }
        if (!relation.partitioning().parents().isEmpty()) {
            throw Aside.refused(
                    table.display(),
                    "it is part of another table, which would go on to show its rows",
                    "detach it before, in the same migration");
        }
    }

    /** Understands {@code DROP TABLE} of tables that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            Node tree = statement.tree();
            if (!tree.is("DropStmt") || !tree.text("removeType").equals("OBJECT_TABLE")) {
                return Optional.empty();
            }
            List<TableName> named = tree.list("objects").stream()
                    .flatMap(o -> outlook.find(RelationName.of(o.strings("items"))).stream())
                    .toList();
            boolean all = !named.isEmpty() && named.stream().allMatch(t -> isTable(t, outlook));
            boolean cascade = tree.text("behavior").equals("DROP_CASCADE");
            return all
                    ? Optional.of(named.stream()
                            .<Operation>map(t -> new KeepTable(t, cascade))
                            .toList())
                    : Optional.empty();
        }

        private static boolean isTable(TableName name, Outlook outlook) {
            return outlook.isShared(name)
                    && outlook.relation(name)
                            .map(Relation::kind)
                            .filter(k -> k == RelationKind.TABLE || k == RelationKind.PARTITIONED_TABLE)
                            .isPresent();
        }

        @Override
        public boolean onlyWhereKept() {
            return true;
        }
    }
}
