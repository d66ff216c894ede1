// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something about the database or its journal as a whole. */
public sealed interface JournalEvent extends LedgerEvent {
    @Override
    default String status() {
        return "completed";
    }

    /** The first entry of every ledger: the journal was made, and the database got its identity. */
    record Created(int version, Protection protection) implements JournalEvent {
        @Override
        public String kind() {
            return "journal-created";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("journal_version", version);
            details.put("protection", protection.display());
            return details;
        }
    }

    /**
     * The journal was made anew from an exported ledger.
     *
     * @param entries how many the export had
     * @param setAside schema that the damaged one was renamed to; empty text where there was none
     */
    record Rebuilt(long entries, String head, String setAside, String reason) implements JournalEvent {
        @Override
        public String kind() {
            return "journal-rebuilt";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("entries", Long.toString(entries));
            details.put("head", head);
            details.put("set_aside", setAside);
            details.put("reason", reason);
            return details;
        }
    }

    /**
     * The schema is not what the last run left: somebody changed it without us.
     *
     * @param differences in words, names only
     * @param suspects what speaks for whom: roles, applications, addresses, tools
     * @param before fingerprint of the catalog that was expected
     * @param after fingerprint of the catalog that was found
     */
    record OutOfBand(List<String> differences, List<String> suspects, String before, String after)
            implements JournalEvent {
        public OutOfBand {
            differences = List.copyOf(differences);
            suspects = List.copyOf(suspects);
        }

        @Override
        public String kind() {
            return "out-of-band";
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("differences", differences);
            details.put("suspects", suspects);
            details.put("fingerprint_before", before);
            details.put("fingerprint_after", after);
            return details;
        }
    }

    /** What a database is, or how it is protected, was changed by its owner. */
    record Reclassified(Protection from, Protection to, String reason) implements JournalEvent {
        @Override
        public String kind() {
            return "protection-changed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("from_protection", from.display());
            details.put("protection", to.display());
            details.put("reason", reason);
            return details;
        }
    }
}
