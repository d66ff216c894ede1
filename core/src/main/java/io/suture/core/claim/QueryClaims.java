// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Queries and changes of rows: tables and whatever the optimizer opens with them (indexes, partitions, what a view reads), what
 * foreign keys look at, and sequences that defaults draw from.
 */
final class QueryClaims {
    private final Claim claim;
    private final Statement statement;
    private final boolean planned;

    /** @param planned whether the optimizer sees the query now, so that indexes are opened */
    private QueryClaims(Claim claim, Statement statement, boolean planned) {
        this.claim = claim;
        this.statement = statement;
        this.planned = planned;
    }

    /** A statement that runs now. */
    static void run(Claim claim, Statement statement) {
        new QueryClaims(claim, statement, true).all();
    }

    /** A query that is stored and runs later: view, rule, policy, function with a parsed body. */
    static void stored(Claim claim, Statement statement) {
        new QueryClaims(claim, statement, false).reads();
    }

    private void all() {
        reads();
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.WRITES) {
                claim.outlook().find(ref).ifPresent(this::write);
            }
        }
        sequences();
    }

    private void reads() {
        boolean locking = planned && statement.tree().walk().anyMatch(n -> n.is("LockingClause"));
        LockMode mode = locking ? LockMode.ROW_SHARE : LockMode.ACCESS_SHARE;
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.READS) {
                claim.outlook().find(ref).ifPresent(r -> read(r, mode, new HashSet<>()));
            }
        }
    }

    private void read(TableName name, LockMode mode, Set<TableName> seen) {
        if (!seen.add(name)) {
            return;
        }
        if (claim.isView(name)) {
            claim.lock(name, planned ? mode : LockMode.ACCESS_SHARE);
            if (planned) {
                claim.outlook().sources(name).forEach(source -> read(source, mode, seen));
            }
        } else if (planned) {
            claim.family(name).forEach(each -> claim.lockWithIndexes(each, mode));
            Filter filter = new Filter(statement.tree());
            claim.family(name).stream().filter(t -> !isFound(t, filter)).forEach(claim::scan);
        } else {
            claim.lock(name, mode);
        }
    }

    private void write(TableName target) {
        Optional<Relation> view = claim.outlook().relation(target).filter(r -> claim.isView(target));
        if (view.isPresent()) {
            claim.lock(target, LockMode.ROW_EXCLUSIVE);
            claim.outlook().sources(target).forEach(this::write);
            return;
        }
        for (TableName table : claim.family(target)) {
            claim.lockWithIndexes(table, LockMode.ROW_EXCLUSIVE);
            if (searches() && !isFound(table, new Filter(statement.tree()))) {
                claim.scan(table);
            }
            keys(table);
        }
    }

    private boolean searches() {
        return statement.kind() == StatementKind.UPDATE
                || statement.kind() == StatementKind.DELETE
                || statement.kind() == StatementKind.MERGE;
    }

    /** Whether an index leads to the rows. */
    private boolean isFound(TableName table, Filter filter) {
        return claim.indexes(table).stream()
                .filter(Index::valid)
                .flatMap(i -> i.keys().stream().limit(1))
                .flatMap(k -> k.column().stream())
                .anyMatch(filter::isEquated);
    }

    /** New rows look for what they point to; rows that go are looked for by what points to them. */
    private void keys(TableName table) {
        boolean adds = statement.kind() != StatementKind.DELETE;
        boolean takesAway = statement.kind() != StatementKind.INSERT && statement.kind() != StatementKind.COPY
                || statement.tree().has("onConflictClause");
        if (adds) {
            claim.referenced(table).forEach(to -> claim.lockWithIndexes(to, LockMode.ROW_SHARE));
        }
        if (takesAway) {
            cascade(table, new HashSet<>());
        }
    }

    private void cascade(TableName table, Set<TableName> seen) {
        if (!seen.add(table)) {
            return;
        }
        claim.outlook().incomingForeignKeys(table).forEach(key -> {
            boolean writes = acts(key.constraint());
            claim.family(key.table())
                    .forEach(t -> claim.lockWithIndexes(t, writes ? LockMode.ROW_EXCLUSIVE : LockMode.ROW_SHARE));
            if (writes) {
                cascade(key.table(), seen);
            }
        });
    }

    private static boolean acts(Constraint key) {
        String definition = key.definition();
        return definition.contains("CASCADE") || definition.contains("SET NULL") || definition.contains("SET DEFAULT")
                || definition.contains("…");
    }

    /** Sequences named in calls, and those that fill columns of new rows. */
    private void sequences() {
        statement.tree().walk().filter(n -> n.is("FuncCall")).forEach(this::sequence);
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.WRITES && statement.kind() != StatementKind.DELETE) {
                claim.outlook().find(ref).ifPresent(this::defaults);
            }
        }
    }

    private void sequence(Node call) {
        String function = call.strings("funcname").getLast();
        if (function.equals("nextval") || function.equals("setval")) {
            call.list("args").stream()
                    .limit(1)
                    .flatMap(a -> a.walk().filter(n -> n.is("A_Const")))
                    .flatMap(c -> c.field("sval").stream())
                    .map(s -> s.text("sval"))
                    .forEach(text -> claim.lock(named(text), LockMode.ROW_EXCLUSIVE));
        }
    }

    private Optional<TableName> named(String regclass) {
        return RegClass.parse(regclass).flatMap(claim.outlook()::find);
    }

    private void defaults(TableName table) {
        Optional<Relation> relation = claim.outlook().relation(table);
        for (Column column : relation.map(Relation::columns).orElse(java.util.List.of())) {
            if (column.value() instanceof ColumnValue.Default value) {
                RegClass.inDefault(value.expression()).ifPresent(s -> claim.lock(named(s), LockMode.ROW_EXCLUSIVE));
            }
        }
        claim.ownedSequences(table, Optional.empty()).stream()
                .filter(s -> claim.outlook()
                        .relation(s)
                        .flatMap(Relation::sequence)
                        .filter(o -> o.identity())
                        .isPresent())
                .forEach(s -> claim.lock(s, LockMode.ROW_EXCLUSIVE));
    }

    /**
     * What the WHERE of a statement demands.
     *
     * @param tree of the statement
     */
    private record Filter(Node tree) {
        /** Whether a condition joined by AND compares the column with {@code =} or {@code IN}. */
        boolean isEquated(Identifier column) {
            return tree.field("whereClause").map(w -> equates(w, column)).orElse(false);
        }

        private static boolean equates(Node condition, Identifier column) {
            if (condition.is("BoolExpr")) {
                return condition.text("boolop").equals("AND_EXPR")
                        && condition.list("args").stream().anyMatch(a -> equates(a, column));
            }
            boolean comparison = condition.is("A_Expr")
                    && (condition.text("kind").equals("AEXPR_OP") || condition.text("kind").equals("AEXPR_IN"))
                    && condition.strings("name").contains("=");
            return comparison
                    && (is(condition.field("lexpr"), column) || is(condition.field("rexpr"), column));
        }

        private static boolean is(Optional<Node> side, Identifier column) {
            return side.filter(s -> s.is("ColumnRef"))
                    .map(s -> s.strings("fields"))
                    .filter(f -> !f.isEmpty() && f.getLast().equals(column.value()))
                    .isPresent();
        }
    }
}
