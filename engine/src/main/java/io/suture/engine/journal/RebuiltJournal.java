// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a ledger's entries, read from the first to the last, say the journal must hold. Not thread-safe. */
final class RebuiltJournal {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, RebuiltRow> rows = new LinkedHashMap<>();
    private Optional<JsonNode> created = Optional.empty();
    private String protection = "";

    /** Takes in one more entry. */
    void learn(LedgerEntry entry) {
        JsonNode body = json(entry.body());
        switch (body.path("kind").asText()) {
            case "journal-created" -> {
                created = Optional.of(body);
                protection = body.path("protection").asText();
            }
            case "protection-changed" -> protection = body.path("protection").asText();
            case "migration-begun",
                    "migration-done",
                    "migration-purged",
                    "migration-failed",
                    "migration-adopted",
                    "step-resolved" -> stood(entry, body);
            case "content-accepted" -> rows.computeIfPresent(RebuiltRow.id(body), (id, row) -> row.accepted(body));
            default -> {} // says nothing about where a migration stands
        }
    }

    /** @throws io.suture.core.problem.SutureException {@code REBUILD-EXPORT} where no entry tells the identity */
    String databaseId() {
        return born().path("database_id").asText();
    }

    /** The row of {@code suture.meta}, as SQL that ends with a semicolon. */
    String meta(Birth birth) {
        JsonNode born = born();
        return "INSERT INTO suture.meta (version, database_id, database_name, environment, protection, tool) VALUES ("
                + Journal.VERSION + ", " + quote(databaseId()) + ", "
                + quote(born.path("database").asText()) + ", "
                + quote(born.path("environment").asText()) + ", " + quote(protection) + ", "
                + quote(birth.origin().tool()) + ");\n";
    }

    /** The rows of {@code suture.migration}, as SQL; each statement ends with a semicolon. */
    String migrations() {
        return rows.values().stream().map(RebuiltRow::insert).collect(Collectors.joining());
    }

    /** Those whose end nobody knows, in the order of application. */
    List<MigrationId> unknown() {
        return rows.values().stream()
                .filter(row -> row.state() == MigrationState.UNKNOWN)
                .map(row -> MigrationId.of(row.id()))
                .toList();
    }

    /** A new attempt gets a place at the end; everything else happens at the place the migration has. */
    private void stood(LedgerEntry entry, JsonNode body) {
        RebuiltRow row =
                new RebuiltRow(body, entry.at(), json(entry.who()).path("user").asText());
        RebuiltRow before = rows.get(row.id());
        if (before != null && before.attempt() != row.attempt()) {
            rows.remove(row.id());
        }
        rows.put(row.id(), row);
    }

    private JsonNode born() {
        return created.orElseThrow(() -> Problem.user(
                        "REBUILD-EXPORT",
                        "the exported ledger does not say what database it is of",
                        "its entry of kind journal-created is missing",
                        "find an export that begins with the first entry")
                .asException());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server accepted an entry that is not JSON", e);
        }
    }
}
