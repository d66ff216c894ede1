// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.NotNull;
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
import java.util.stream.Collectors;

/**
 * Adds a unique constraint or a primary key while writers go on.
 *
 * <pre>
 * (primary key: nullable columns are made NOT NULL first, by {@link SetNotNull}'s route)
 * expand    CREATE UNIQUE INDEX CONCURRENTLY …      SHARE UPDATE EXCLUSIVE, two scans, outside a transaction
 * migrate   ADD CONSTRAINT … USING INDEX …          ACCESS EXCLUSIVE, no scan
 * </pre>
 *
 * As written the index is built under ACCESS EXCLUSIVE (manual of PostgreSQL 18, ALTER TABLE, "ADD table_constraint_using_index").
 * Not possible on a partitioned table, nor {@code WITHOUT OVERLAPS}.
 */
public record AddKey(AlterPart part, AlterCommand command) implements Operation {
    @Override
    public void compile(Draft draft) {
        ConstraintClause clause = command.constraint().orElseThrow();
        Outlook outlook = draft.outlook();
        Identifier name = Effects.constraintName(outlook, part.table(), clause);
        TableName index = new TableName(part.table().schema(), name);
        if (clause.is(ConstraintType.PRIMARY)) {
            notNull(draft, clause);
        }
        draft.alone(
                Phase.EXPAND,
                build(clause, index),
                Optional.of(changed(name)),
                Undo.by(Indexes.drop(index, part.table())));
        String add = "ADD CONSTRAINT " + name + (clause.is(ConstraintType.PRIMARY) ? " PRIMARY KEY" : " UNIQUE")
                + " USING INDEX " + name + deferral(clause);
        draft.gather(
                Phase.MIGRATE,
                part.alter(add),
                part.strong(),
                Undo.by(part.dropConstraint(name, Takes.NOTHING)),
                "the index becomes the constraint");
        draft.commit();
        Effects.apply(command, part.table(), outlook);
    }

    @Override
    public Kind kind() {
        return Kind.ADDITIVE;
    }

    private void notNull(Draft draft, ConstraintClause clause) {
        Relation table = draft.outlook().relation(part.table()).orElseThrow();
        for (Identifier column : clause.columns()) {
            if (!NotNull.isSet(table, column)) {
                SetNotNull.compile(
                        draft,
                        part,
                        column,
                        "a primary key's column is NOT NULL: proved by a check first, since the index alone would be scanned"
                                + " under ACCESS EXCLUSIVE");
            }
        }
    }

    private Step.Concurrent build(ConstraintClause clause, TableName index) {
        String nulls = clause.node().flag("nulls_not_distinct") ? " NULLS NOT DISTINCT" : "";
        String include = clause.including().isEmpty() ? "" : " INCLUDE (" + list(clause.including()) + ")";
        Sql sql = Draft.inPlaceOf(
                part.statement(),
                "CREATE UNIQUE INDEX CONCURRENTLY " + index.name() + " ON " + part.table() + " ("
                        + list(clause.columns()) + ")" + include + nulls);
        Takes takes = Takes.lock(part.table(), LockMode.SHARE_UPDATE_EXCLUSIVE);
        return new Step.Concurrent(
                sql, takes, Optional.of(Indexes.probe(index)), true, Optional.of(Indexes.dropSql(index)));
    }

    private String changed(Identifier name) {
        return "the index of " + name + " is built CONCURRENTLY, so that "
                + part.table().display()
                + " can be read and written meanwhile; as written everybody would wait until it is built";
    }

    private static String deferral(ConstraintClause clause) {
        boolean later = clause.node().flag("initdeferred");
        return clause.isDeferrable() ? " DEFERRABLE" + (later ? " INITIALLY DEFERRED" : "") : "";
    }

    private static String list(List<Identifier> columns) {
        return columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
    }

    /** Understands {@code ADD [CONSTRAINT …] UNIQUE (…)} and {@code PRIMARY KEY (…)} with a plain column list. */
    @AutoService(AlterRoute.class)
    public static final class Route implements AlterRoute {
        @Override
        public Optional<Operation> take(AlterPart part, AlterCommand command, Outlook outlook) {
            boolean partitioned = outlook.relation(part.table())
                    .filter(Relation::isPartitioned)
                    .isPresent();
            return command.constraint()
                    .filter(c -> c.is(ConstraintType.UNIQUE) || c.is(ConstraintType.PRIMARY))
                    .filter(c -> c.usingIndex().isEmpty() && !c.isTemporal() && !partitioned)
                    .filter(c -> !c.node().has("options") && !c.node().has("indexspace"))
                    .map(c -> new AddKey(part, command));
        }
    }
}
