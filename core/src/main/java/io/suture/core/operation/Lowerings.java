// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.claim.Claims;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Takes;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Every {@link Lowering} there is. */
public final class Lowerings {
    private static final List<Lowering> ALL = ServiceLoader.load(Lowering.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private static final SourceName PLANNED = SourceName.of("planned");

    private Lowerings() {}

    /** What the statement is made of, by the first of these that understands it; empty where it runs as written. */
    static List<Operation> of(Statement statement, Outlook outlook, Predicate<Lowering> which) {
        return ALL.stream()
                .filter(which)
                .flatMap(l -> l.lower(statement, outlook).stream())
                .findFirst()
                .orElse(List.of());
    }

    /** Plans a statement of an operation's own, by the cheapest safe way there is for it. */
    public static void compile(String sql, Draft draft) {
        Statement statement = statement(sql);
        List<Operation> operations =
                of(statement, draft.outlook(), l -> !l.onlyWhereContractWaits() && !l.onlyWhereKept());
        if (operations.isEmpty()) {
            new RawSql(statement, false).compile(draft);
        } else {
            operations.forEach(o -> o.compile(draft));
        }
    }

    /** What statements of an operation's own take together. */
    public static Takes claims(Stream<String> sql, Outlook outlook) {
        return sql.map(text -> Claims.of(statement(text), outlook)).reduce(Takes.NOTHING, Takes::and);
    }

    /** A statement of an operation's own. */
    public static Statement statement(String sql) {
        return SqlScript.parse(sql, PLANNED).statements().getFirst();
    }
}
