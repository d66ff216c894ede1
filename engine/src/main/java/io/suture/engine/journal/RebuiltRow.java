// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.migration.MigrationState;
import java.util.Optional;

/**
 * Where a migration stood after an entry of the ledger.
 *
 * @param body of the entry
 * @param at time of the entry, ISO 8601
 * @param by session user of the entry
 */
record RebuiltRow(JsonNode body, String at, String by) {

    static String id(JsonNode body) {
        return body.path("migration").asText();
    }

    String id() {
        return id(body);
    }

    int attempt() {
        return body.path("attempt").asInt();
    }

    /** The same, with the checksums that were accepted later. */
    RebuiltRow accepted(JsonNode acceptance) {
        ObjectNode changed = body.deepCopy();
        return new RebuiltRow(changed.set("checksums", acceptance.path("checksums")), at, by);
    }

    /** What was under way has lost its plan: nobody knows how far it came. */
    MigrationState state() {
        MigrationState state = MigrationState.of(body.path("status").asText());
        return state == MigrationState.IN_PROGRESS ? MigrationState.UNKNOWN : state;
    }

    /** SQL that ends with a semicolon. */
    String insert() {
        return "INSERT INTO suture.migration (id, attempt, direction, run, state, leftovers, release, description, kind, layout,"
                + " checksums, out_of_order, plan_fingerprint, rollback_point, adopted_from, begun_at, applied_at, applied_by)"
                + " VALUES ("
                + String.join(
                        ", ",
                        quote(id()),
                        Integer.toString(attempt()),
                        text("direction"),
                        text("run"),
                        quote(state().display()),
                        Boolean.toString(body.path("leftovers").asBoolean()),
                        text("release"),
                        text("description"),
                        text("migration_kind"),
                        text("layout"),
                        text("checksums"),
                        Boolean.toString(body.path("out_of_order").asBoolean()),
                        text("plan_fingerprint"),
                        text("rollback_point"),
                        text("adopted_from"),
                        quote(at),
                        quote(at),
                        quote(by))
                + ");\n";
    }

    private String text(String field) {
        return quote(Optional.ofNullable(body.path(field).textValue()));
    }
}
