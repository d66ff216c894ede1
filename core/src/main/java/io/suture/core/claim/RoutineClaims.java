// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.ROW_EXCLUSIVE;

import io.suture.core.problem.SutureException;
import io.suture.core.sql.Node;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A function in SQL is checked when it is created: what its body names is opened. One in another language is not. */
final class RoutineClaims {
    private static final SourceName BODY = SourceName.of("function body");

    private final Claim claim;

    RoutineClaims(Claim claim) {
        this.claim = claim;
    }

    void body(Node tree) {
        if (option(tree, "language").filter("sql"::equalsIgnoreCase).isPresent()) {
            option(tree, "as").ifPresent(this::text);
        }
    }

    private static Optional<String> option(Node tree, String name) {
        return tree.list("options").stream()
                .filter(o -> o.text("defname").equals(name))
                .flatMap(o -> o.field("arg").stream())
                .map(a -> a.is("List") ? String.join("", a.strings("items")) : a.text("sval"))
                .findFirst();
    }

    /** What cannot be parsed the server will refuse, or it names parameters in its own way: nothing is claimed. */
    private void text(String body) {
        try {
            statements(body).forEach(this::open);
        } catch (SutureException unreadable) {
            return;
        }
    }

    private static List<Statement> statements(String body) {
        return SqlScript.parse(body, BODY).statements();
    }

    private void open(Statement statement) {
        for (RelationRef ref : statement.relations()) {
            boolean writes = ref.use() == RelationRef.Use.WRITES;
            claim.outlook().find(ref).ifPresent(r -> open(r, writes, new HashSet<>()));
        }
    }

    private void open(TableName name, boolean writes, Set<TableName> seen) {
        if (seen.add(name)) {
            claim.lock(name, writes ? ROW_EXCLUSIVE : ACCESS_SHARE);
            claim.outlook().sources(name).forEach(s -> open(s, writes, seen));
        }
    }
}
