// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/** The objects an error names in fields of their own (PostgreSQL 18 manual, 54.8): {@code table app.users, column email}. */
final class ErrorObjects {
    private final StringJoiner words = new StringJoiner(", ");

    private ErrorObjects() {}

    static String of(ServerErrorMessage server) {
        ErrorObjects objects = new ErrorObjects();
        String schema = server.getSchema();
        String table = server.getTable();
        if (table == null) {
            objects.add("schema", schema);
        } else {
            objects.add("table", schema == null ? table : schema + "." + table);
        }
        objects.add("column", server.getColumn());
        objects.add("constraint", server.getConstraint());
        objects.add("type", server.getDatatype());
        return objects.words.toString();
    }

    private void add(String kind, @Nullable String name) {
        if (name != null && !name.isEmpty()) {
            words.add(kind + " " + name);
        }
    }
}
