// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.check.Check;
import io.suture.core.migration.MigrationState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was found about the use of what a contract takes away. */
public sealed interface GateEvent extends ChangeEvent {
    /**
     * The gate before the contract of an expanded migration, or before the purge of what a completed one keeps, was asked.
     *
     * @param state of the migration
     * @param open whether it may run
     * @param checks what was found; evidence names roles, clients and relations, never a value of a row
     * @param calls of statements that use what goes, as counted then, by a key that holds nothing of their text
     */
    record GateAsked(
            MigrationFacts facts, MigrationState state, boolean open, List<Check> checks, Map<String, Long> calls)
            implements GateEvent {
        public GateAsked {
            checks = List.copyOf(checks);
            calls = Map.copyOf(calls);
        }

        @Override
        public String kind() {
            return "gate-asked";
        }

        @Override
        public String status() {
            return state.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("open", open);
            details.put("checks", checks.stream().map(GateAsked::fields).toList());
            details.put("calls", UseNoted.text(calls));
            return details;
        }

        private static Map<String, String> fields(Check check) {
            return Map.of("check", check.id(), "verdict", check.verdict().name(), "evidence", check.evidence());
        }
    }

    /**
     * When a migration was expanded: how often statements that use what its contract takes away had been called until then.
     *
     * @param calls by a key that holds nothing of their text
     */
    record UseNoted(MigrationFacts facts, Map<String, Long> calls) implements GateEvent {
        public UseNoted {
            calls = Map.copyOf(calls);
        }

        @Override
        public String kind() {
            return "use-noted";
        }

        @Override
        public String status() {
            return MigrationState.EXPANDED.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("calls", text(calls));
            return details;
        }

        /** 64-bit numbers are text. */
        private static Map<String, String> text(Map<String, Long> calls) {
            return calls.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, e -> e.getValue().toString()));
        }
    }
}
