// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.suture.core.ledger.LedgerEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

/**
 * An entry of the ledger, to be read by people. What another hand appended may leave anything out.
 *
 * @param at ISO 8601, by the server's clock
 * @param who session user, by the server's word
 */
record Happening(long seq, String at, String who, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Happening of(LedgerEntry entry) {
        return new Happening(
                entry.seq(), entry.at(), parse(entry.who()).path("user").asText("unknown"), parse(entry.body()));
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    boolean is(String kind) {
        return kind().equals(kind);
    }

    String kind() {
        return text("kind").orElse("");
    }

    String status() {
        return text("status").orElse("");
    }

    /** Whether it is about this migration, alone or among those that a stage has proved. */
    boolean concerns(String migration) {
        return text("migration").filter(migration::equals).isPresent()
                || is("promotion-proved") && texts("migrations").contains(migration);
    }

    boolean isUndo() {
        return text("direction").filter("down"::equals).isPresent();
    }

    /** Whether it says where the migration stands from then on. */
    boolean setsState() {
        return switch (kind()) {
            case "migration-begun",
                    "step-done",
                    "migration-done",
                    "migration-failed",
                    "migration-purged",
                    "migration-adopted",
                    "step-resolved" -> true;
            default -> false;
        };
    }

    Optional<String> text(String field) {
        JsonNode value = body.path(field);
        return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }

    OptionalDouble number(String field) {
        JsonNode value = body.path(field);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    /** Of a list of objects. */
    List<JsonNode> nodes(String field) {
        return StreamSupport.stream(body.path(field).spliterator(), false).toList();
    }

    /** Of an object in it; 0 where it is not said. */
    long number(String field, String within) {
        return body.path(field).path(within).asLong();
    }

    List<String> texts(String field) {
        return StreamSupport.stream(body.path(field).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** To the second, as a table shows it. */
    String when() {
        return at.length() < 19 ? at : at.substring(0, 10) + " " + at.substring(11, 19) + " UTC";
    }

    Instant moment() {
        return Instant.parse(at);
    }
}
