// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.TokenEdit;
import java.util.List;
import java.util.Optional;

/**
 * Builds an index while writers go on.
 *
 * <pre>
 * expand    CREATE INDEX CONCURRENTLY …    SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 * </pre>
 *
 * As written it would take SHARE, behind which every INSERT, UPDATE and DELETE waits until the build is done (manual of
 * PostgreSQL 18, CREATE INDEX, "Building Indexes Concurrently"). Not possible on a partitioned table as a whole.
 */
public record CreateIndex(Statement statement, TableName table, TableName index, boolean named) implements Operation {
    @Override
    public void compile(Draft draft) {
        Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE);
        draft.alone(Phase.EXPAND, step(takes), Optional.of(changed()), Undo.by(drop(takes)));
        Effects.apply(statement, draft.outlook());
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    private Step.Concurrent step(Takes takes) {
        return new Step.Concurrent(
                Draft.inPlaceOf(statement, concurrently()), takes, Optional.of(probe()), true, Optional.of(dropSql()));
    }

    private Step.Concurrent drop(Takes takes) {
        return new Step.Concurrent(dropSql(), takes, Optional.empty(), true, Optional.empty());
    }

    private Sql dropSql() {
        return Sql.of("DROP INDEX CONCURRENTLY IF EXISTS " + index);
    }

    private String concurrently() {
        StatementText text = statement.edit();
        TokenEdit edit = text.change();
        var word = text.keyword("index").orElseThrow();
        return edit.insertAfter(word, named ? "CONCURRENTLY" : "CONCURRENTLY " + index.name()).text();
    }

    private Probe probe() {
        return new Probe("SELECT coalesce((SELECT CASE WHEN i.indisvalid AND i.indisready THEN 'done' ELSE 'half_done' END"
                + " FROM pg_catalog.pg_index AS i WHERE i.indexrelid = pg_catalog.to_regclass("
                + SqlLiteral.quote(index.toString()) + ")), 'not_done')");
    }

    private String changed() {
        return "built CONCURRENTLY, so that writes to " + table.display()
                + " go on; as written they would wait until the build is done";
    }

    /** Understands {@code CREATE INDEX} on a table that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            if (statement.kind() != StatementKind.CREATE_INDEX || statement.tree().flag("concurrent")) {
                return Optional.empty();
            }
            var relation = statement.tree().field("relation").orElseThrow();
            Optional<TableName> table = outlook.find(
                    relation.string("schemaname").map(Identifier::of), Identifier.of(relation.text("relname")));
            return table.filter(outlook::isShared)
                    .filter(t -> !outlook.relation(t).orElseThrow().isPartitioned())
                    .map(t -> List.of(of(statement, t, outlook)));
        }

        private static Operation of(Statement statement, TableName table, Outlook outlook) {
            Optional<Identifier> written = statement.tree().string("idxname").map(Identifier::of);
            List<String> columns = statement.tree().list("indexParams").stream()
                    .map(p -> p.string("name").orElse("expr"))
                    .toList();
            TableName index = written.map(name -> new TableName(table.schema(), name))
                    .orElseGet(() -> outlook.names(table.schema()).index(table.name(), columns));
            return new CreateIndex(statement, table, index, written.isPresent());
        }
    }
}
