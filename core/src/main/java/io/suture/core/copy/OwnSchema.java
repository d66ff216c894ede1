// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a copy and the log lie whose table's schema is published as a whole ({@code FOR TABLES IN SCHEMA}): in a schema of our own, which no publication
 * has, so that what fills them is sent to nobody. Who runs it needs {@code CREATE} on the database. Nothing to say where they lie beside the table.
 */
record OwnSchema(CopyNames names) {
    /** {@code COPY-SCHEMA} where who runs it has no such right; asked before anything is done. */
    Optional<Trial> allowed() {
        return names.schema()
                .map(s -> Trial.of(
                        "who migrates may make a schema for the copy of "
                                + names.table().display(),
                        "SELECT CASE WHEN pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE') THEN 0 ELSE 1"
                                + " END, 1",
                        Problem.user(
                                "COPY-SCHEMA",
                                "schemas for the copy of " + names.table().display() + " may not be made",
                                "a publication has all tables of schema "
                                        + names.table().schema().value()
                                        + ", so the copy lies in a schema of its own meanwhile, and the role that migrations run as has no"
                                        + " CREATE on the database",
                                "let the owner of the database GRANT CREATE ON DATABASE … TO that role, the `owner` where one is said;"
                                        + " or let the publication name its tables")));
    }

    Stream<String> create() {
        return names.schema().stream().map(s -> "CREATE SCHEMA " + s);
    }

    /** Under the lock: indexes, and sequences that belong to the copy, go with it. */
    Stream<String> leave() {
        return names.schema().stream()
                .map(s -> "ALTER TABLE " + names.copy() + " SET SCHEMA "
                        + names.table().schema());
    }

    /** When the log has gone. */
    Stream<String> drop() {
        return names.schema().stream().map(s -> "DROP SCHEMA " + s);
    }

    /** Where it may not be there. */
    Stream<String> takeBack() {
        return names.schema().stream().map(s -> "DROP SCHEMA IF EXISTS " + s);
    }
}
