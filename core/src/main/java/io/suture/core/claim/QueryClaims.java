// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Queries: tables and whatever the optimizer opens with them – indexes, partitions, what a view reads – and the sequences that calls
 * name. {@link RowChanges} has what is written.
 */
final class QueryClaims {
    private final Claim claim;
    private final Statement statement;

    private QueryClaims(Claim claim, Statement statement) {
        this.claim = claim;
        this.statement = statement;
    }

    /** A statement that runs now. */
    static void run(Claim claim, Statement statement) {
        QueryClaims queries = new QueryClaims(claim, statement);
        Node tree = statement.tree();
        boolean copiesTable = tree.is("CopyStmt") && tree.has("relation");
        if (copiesTable) {
            queries.copied(tree);
        } else if (tree.flag("skipData")
                || tree.field("into").filter(i -> i.flag("skipData")).isPresent()) {
            stored(claim, statement);
        } else {
            queries.reads(LockMode.ACCESS_SHARE);
            tree.walk().forEach(queries::changed);
            tree.walk().filter(n -> n.is("FuncCall")).forEach(queries::sequence);
        }
    }

    /** A query that is stored and runs later: view, rule, policy, function with a parsed body. */
    static void stored(Claim claim, Statement statement) {
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.READS) {
                claim.lock(claim.outlook().find(ref), LockMode.ACCESS_SHARE);
            }
        }
    }

    private void copied(Node tree) {
        RelationName.in(tree, "relation").flatMap(outlook()::find).ifPresent(table -> {
            if (tree.flag("is_from")) {
                new RowChanges(claim, tree).insert(table);
            } else {
                claim.lock(table, LockMode.ACCESS_SHARE);
                claim.scan(table);
            }
        });
    }

    private Outlook outlook() {
        return claim.outlook();
    }

    private void reads(LockMode plain) {
        boolean locking = statement.tree().walk().anyMatch(n -> n.is("LockingClause"));
        LockMode mode = locking ? LockMode.ROW_SHARE : plain;
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.READS) {
                outlook().find(ref).ifPresent(r -> read(r, mode, new HashSet<>()));
            }
        }
    }

    private void read(TableName name, LockMode mode, Set<TableName> seen) {
        if (!seen.add(name)) {
            return;
        }
        if (claim.isView(name)) {
            claim.lock(name, mode);
            outlook().sources(name).forEach(source -> read(source, mode, seen));
        } else {
            claim.family(name).forEach(each -> claim.lockWithIndexes(each, mode));
            if (runs()) {
                Search search = new Search(statement.tree());
                claim.family(name).stream()
                        .filter(t -> !search.usesIndex(claim, t))
                        .forEach(claim::scanRows);
            }
        }
    }

    /** An EXPLAIN plans, and runs only with ANALYZE. */
    private boolean runs() {
        Node tree = statement.tree();
        return !tree.is("ExplainStmt")
                || tree.list("options").stream().anyMatch(o -> o.text("defname").equals("analyze"));
    }

    private void changed(Node node) {
        Optional<TableName> target = RelationName.in(node, "relation").flatMap(outlook()::find);
        target.ifPresent(table -> {
            RowChanges changes = new RowChanges(claim, node);
            switch (node.tag()) {
                case "InsertStmt" -> changes.insert(table);
                case "UpdateStmt" -> changes.update(table);
                case "DeleteStmt" -> changes.delete(table);
                case "MergeStmt" -> changes.merge(table);
                default -> {}
            }
        });
    }

    private void sequence(Node call) {
        String function = call.strings("funcname").getLast();
        if (Set.of("nextval", "setval", "currval").contains(function)) {
            call.list("args").stream()
                    .limit(1)
                    .flatMap(a -> a.walk().filter(n -> n.is("A_Const")))
                    .flatMap(c -> c.field("sval").stream())
                    .flatMap(s -> RegClass.parse(s.text("sval")).stream())
                    .forEach(name -> claim.lock(outlook().find(name), LockMode.ROW_EXCLUSIVE));
        }
    }
}
