// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drops an index while readers and writers go on.
 *
 * <pre>
 * contract  DROP INDEX CONCURRENTLY …    SHARE UPDATE EXCLUSIVE on the table, outside a transaction
 * </pre>
 *
 * As written it would take ACCESS EXCLUSIVE on the table (manual of PostgreSQL 18, DROP INDEX, "CONCURRENTLY"). Not possible for
 * an index that enforces a constraint, of a partitioned table, or with CASCADE.
 *
 * @param last whether it is the last one of its statement, which then has its effect on the outlook
 */
public record DropIndex(Statement statement, Index index, boolean last) implements Operation {
    @Override
    public void compile(Draft draft) {
        Step.Concurrent drop = Indexes.drop(index.name(), index.table());
        Step.Concurrent placed = new Step.Concurrent(
                Draft.inPlaceOf(statement, drop.statement().text()),
                drop.takes(),
                drop.probe(),
                true,
                Optional.empty());
        boolean written = statement.tree().flag("concurrent");
        Optional<String> changed = written ? Optional.empty() : Optional.of(changed());
        draft.alone(Phase.CONTRACT, placed, changed, undo());
        if (last) {
            Effects.apply(statement, draft.outlook());
        }
    }

    @Override
    public Kind kind() {
        return Kind.DESTRUCTIVE;
    }

    private String changed() {
        return "dropped CONCURRENTLY, so that " + index.table().display()
                + " can be read and written meanwhile; as written everybody would wait behind its lock";
    }

    private Undo undo() {
        return index.definition().isEmpty()
                ? Undo.impossible("the definition of " + index.name().display() + " is not known")
                : Undo.by(buildAgain());
    }

    private Step buildAgain() {
        String build = index.definition().replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ");
        return new Step.Concurrent(
                Sql.of(build),
                Takes.lock(index.table(), LockMode.SHARE_UPDATE_EXCLUSIVE),
                Optional.of(Indexes.probe(index.name())),
                true,
                Optional.of(Indexes.dropSql(index.name())));
    }

    /** Understands {@code DROP INDEX} of indexes that all can be dropped so. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.DROP_INDEX
                    || statement.tree().text("behavior").equals("DROP_CASCADE")) {
                return Optional.empty();
            }
            List<Node> objects = statement.tree().list("objects");
            List<Operation> drops = new ArrayList<>();
            for (Node object : objects) {
                Optional<Index> index = outlook.find(RelationName.of(object.strings("items")))
                        .flatMap(outlook::index)
                        .filter(i -> possible(i, outlook));
                if (index.isEmpty()) {
                    return Optional.empty();
                }
                drops.add(new DropIndex(statement, index.get(), drops.size() == objects.size() - 1));
            }
            return Optional.of(drops);
        }

        private static boolean possible(Index index, Outlook outlook) {
            return index.constraint().isEmpty()
                    && index.parent().isEmpty()
                    && outlook.isShared(index.table())
                    && outlook.catalog().index(index.name()).isPresent()
                    && outlook.relation(index.table())
                            .filter(Relation::isPartitioned)
                            .isEmpty();
        }
    }
}
