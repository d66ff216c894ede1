// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a runner says happened; the body of a {@link LedgerEntry}.
 *
 * <p>Every record has the fields of requirement D13, null where they do not apply. Two of them are not said by the runner
 * but testified by the server when it appends: {@code timestamp} and {@code executor}.
 *
 * @param runnerClock when, by the runner's clock; the server's stands beside it in the entry
 */
public record LedgerRecord(Origin origin, Instant runnerClock, LedgerEvent event) {
    private static final String OPEN_DURATION = "\"duration_seconds\":null";

    /** Canonical JSON (RFC 8785): one line, the same bytes for the same record. */
    public String canonical() {
        return CanonicalJson.of(fields());
    }

    /**
     * The same around its duration, which the server is to fill in: what comes before the number of seconds, and what comes after.
     *
     * @throws IllegalArgumentException if the record says its duration, or has none to say
     */
    public List<String> canonicalAroundDuration() {
        String whole = canonical();
        int open = whole.indexOf(OPEN_DURATION);
        if (open < 0 || open != whole.lastIndexOf(OPEN_DURATION)) {
            throw new IllegalArgumentException("no duration is left open by " + event.kind());
        }
        int end = open + OPEN_DURATION.length();
        return List.of(whole.substring(0, end - "null".length()), whole.substring(end));
    }

    /**
     * A record that could not be appended when it was made, as it is appended later: with its hash as field {@code late}.
     *
     * @param canonical as {@link #canonical} made it then
     */
    public static String late(String canonical) {
        ObjectNode body = (ObjectNode) CanonicalJson.parse(canonical);
        return CanonicalJson.canonical(
                body.put("late", Hash.ofText(canonical).hex()).toString());
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("kind", event.kind());
        fields.put("status", event.status());
        fields.put("run", origin.run());
        fields.put("tool", origin.tool());
        fields.put("server", origin.server().orElse(null));
        fields.put("environment", origin.environment());
        fields.put("database", origin.database());
        fields.put("database_id", origin.databaseId().orElse(null));
        fields.put("runner_clock", runnerClock.toString());
        fields.put("claimed", origin.claimed().fields());
        for (String absent : D13.SAID_BY_THE_EVENT) {
            fields.put(absent, null);
        }
        event.about().ifPresent(facts -> fields.putAll(facts.fields()));
        fields.putAll(event.details());
        return fields;
    }

    /** Seconds with three decimals. */
    static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis()).movePointLeft(3).setScale(3, RoundingMode.UNNECESSARY);
    }
}
