// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Copies;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.IndexShape;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds a unique constraint or a primary key while readers and writers go on.
 *
 * <pre>
 *           (primary key: nullable columns become NOT NULL first, see {@link SetNotNull})
 * expand    CREATE UNIQUE INDEX CONCURRENTLY …         SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 *           ADD CONSTRAINT … UNIQUE USING INDEX …      ACCESS EXCLUSIVE, no scan
 * </pre>
 *
 * As written the index would be built under ACCESS EXCLUSIVE (manual of PostgreSQL 18, ALTER TABLE, "ADD
 * table_constraint_using_index"). Not possible on a partitioned table, and not for WITHOUT OVERLAPS.
 *
 * @param clause the constraint, its name given or not
 * @param body its words without ADD and name
 */
public record AddKey(TableName table, ConstraintClause clause, String body) implements Operation {
    @Override
    public void compile(Draft draft) {
        Identifier name = Effects.constraintName(draft.outlook(), table, clause);
        Optional<Identifier> ready = draft.readyIndex(this);
        if (ready.isEmpty()) {
            prepare(draft, name);
        }
        finish(draft, name, ready.orElse(name));
    }

    /**
     * The same where the constraint replaces others: the index is there before they go, so that what is unique stays so.
     *
     * @param drops gathers the drops
     */
    void inPlaceOf(Draft draft, Runnable drops) {
        prepareEarly(draft);
        drops.run();
        compile(draft);
    }

    /** Builds the index now, under a name of its own, for where the key is added further down. */
    void prepareEarly(Draft draft) {
        Identifier interim = draft.outlook()
                .names(table.schema())
                .index(table.name(), List.of(clause.columns().getFirst().value(), "new"))
                .name();
        prepare(draft, interim);
        draft.ready(this, interim);
    }

    private void prepare(Draft draft, Identifier index) {
        if (clause.is(ConstraintType.PRIMARY)) {
            List<Identifier> nullable = clause.columns().stream()
                    .filter(c -> SetNotNull.isNeeded(draft.outlook(), table, c))
                    .toList();
            if (!nullable.isEmpty()) {
                new SetNotNull(table, nullable).compile(draft);
            }
        }
        build(draft, new TableName(table.schema(), index));
    }

    private void build(Draft draft, TableName index) {
        Takes takes =
                Claims.shared(Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE).scanning(table), draft.outlook());
        Index built = Index.of(
                        index,
                        table,
                        "",
                        true,
                        clause.columns().stream().map(Index.Key::column).toList())
                .detailed("btree", clause.including(), Optional.empty());
        draft.alone(
                Phase.EXPAND,
                settings -> IndexBuild.step(draft.sql(createIndex(index)), index, table, IndexShape.of(built), takes)
                        .under(settings),
                Optional.of("its index is built CONCURRENTLY first, so that reads and writes of "
                        + table.name().value() + " go on; as written they would wait until the build is done"),
                Undo.by(UndoOf.dropIndex(index, table)));
        draft.outlook().change(table, Copies.index(built));
    }

    private String createIndex(TableName index) {
        return "CREATE UNIQUE INDEX CONCURRENTLY " + index.name() + " ON " + table + " (" + list(clause.columns()) + ")"
                + (clause.including().isEmpty() ? "" : " INCLUDE (" + list(clause.including()) + ")")
                + (clause.node().flag("nulls_not_distinct") ? " NULLS NOT DISTINCT" : "")
                + storage()
                + clause.node()
                        .string("indexspace")
                        .map(t -> " TABLESPACE " + Identifier.of(t))
                        .orElse("");
    }

    private static String list(List<Identifier> names) {
        return names.stream().map(Identifier::toString).collect(Collectors.joining(", "));
    }

    /** {@code WITH (fillfactor = 70)} as written. */
    private String storage() {
        StatementText text = StatementText.of(body);
        Optional<Token> with = text.keyword("with").flatMap(text::after).filter(t -> t.isSymbol("("));
        return with.map(open -> " WITH (" + text.inside(open) + ")").orElse("");
    }

    private void finish(Draft draft, Identifier name, Identifier index) {
        String kind = clause.is(ConstraintType.PRIMARY) ? "PRIMARY KEY" : "UNIQUE";
        String deferred = clause.node().flag("initdeferred") ? " INITIALLY DEFERRED" : "";
        draft.alter(
                Phase.EXPAND,
                table,
                AlterCommand.add(ConstraintClause.usingIndex(clause.type(), name, index)),
                "ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + index
                        + (clause.isDeferrable() ? " DEFERRABLE" + deferred : ""),
                UndoOf.dropConstraint(table, name, UndoOf.beside(table, name, clause, draft.outlook())),
                "takes the index that is built already");
        draft.does(Kind.ADDITIVE);
    }

    /** Understands {@code ADD … UNIQUE} and {@code ADD … PRIMARY KEY} without {@code USING INDEX}. */
    @AutoService(CommandLowering.class)
    public static final class FromSql implements CommandLowering {
        @Override
        public Optional<Operation> lower(AlterCommand command, String words, TableName table, Outlook outlook) {
            return command.constraint()
                    .filter(c -> command.is("AddConstraint"))
                    .filter(c -> c.is(ConstraintType.UNIQUE) || c.is(ConstraintType.PRIMARY))
                    .filter(c -> c.usingIndex().isEmpty() && !c.isTemporal())
                    .filter(c -> outlook.relation(table)
                            .filter(Relation::isPartitioned)
                            .isEmpty())
                    .map(c -> new AddKey(table, c, ConstraintWords.body(words)));
        }
    }
}
