// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.List;

/** Decides whether a statement runs code the parser cannot see through. */
final class Opacity {
    private Opacity() {}

    static boolean of(Statement statement) {
        return switch (statement.kind()) {
            case DO, CALL, EXECUTE, CREATE_EXTENSION, ALTER_EXTENSION -> true;
            case SELECT, INSERT, UPDATE, DELETE, MERGE, CREATE_TABLE_AS, EXPLAIN, DECLARE_CURSOR, COPY ->
                new TreeWalk(statement.tree()).stream().anyMatch(Opacity::callsForeignCode);
            default -> false;
        };
    }

    private static boolean callsForeignCode(Node node) {
        if (!node.is("FuncCall")) {
            return false;
        }
        List<String> name = node.strings("funcname");
        boolean own = name.size() == 1 || name.getFirst().equals("pg_catalog");
        return !(own && BuiltInFunctions.contains(name.getLast()));
    }
}
