// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.migration.MigrationId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A run as a whole: from the first thing asked of the database to the last. */
public sealed interface RunEvent extends LedgerEvent {
    /**
     * A run that will change something has the lock.
     *
     * @param command for example {@code migrate}
     * @param options as given, without connection details
     * @param pending what it is about to run, in order
     */
    record Started(String command, SortedMap<String, String> options, List<MigrationId> pending) implements RunEvent {
        public Started {
            options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
            pending = List.copyOf(pending);
        }

        @Override
        public String kind() {
            return "run-started";
        }

        @Override
        public String status() {
            return "in_progress";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("command", command);
            details.put("options", options);
            details.put("migrations", ids(pending));
            return details;
        }
    }

    /** How a run can end. */
    enum Result {
        COMPLETED,
        /** An error ended it. */
        FAILED,
        /** It was asked to stop and did so at a safe point. */
        STOPPED;

        /** As in JSON and the journal: lower case. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The run is over.
     *
     * @param done migrations it brought to their end, in order
     * @param longestStall milliseconds that the canary's reader or writer had to wait at most; empty without a canary
     * @param replicas what readers of the declared replicas felt
     * @param brokenSelects statements prepared as {@code SELECT *} that were refused once
     * @param problems codes of what stopped it; empty where nothing did
     */
    record Finished(
            String command,
            Result result,
            List<MigrationId> done,
            Duration duration,
            OptionalLong longestStall,
            List<ReplicaFelt> replicas,
            List<BrokenSelect> brokenSelects,
            Verification verification,
            List<String> problems)
            implements RunEvent {
        public Finished {
            done = List.copyOf(done);
            replicas = List.copyOf(replicas);
            brokenSelects = List.copyOf(brokenSelects);
            problems = List.copyOf(problems);
        }

        @Override
        public String kind() {
            return "run-finished";
        }

        @Override
        public String status() {
            return result.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("command", command);
            details.put("migrations", ids(done));
            details.put("duration_seconds", LedgerRecord.seconds(duration));
            details.put("longest_stall_ms", longestStall.isPresent() ? longestStall.getAsLong() : null);
            details.put("replicas", replicas.stream().map(ReplicaFelt::fields).toList());
            details.put(
                    "broken_prepared_selects",
                    brokenSelects.stream().map(BrokenSelect::fields).toList());
            details.put("verification_status", verification.display());
            details.put("problems", problems);
            return details;
        }
    }

    /**
     * Something was asked for and refused before anything was touched.
     *
     * @param migration the one it is about, if it is about one
     * @param problems codes, each once, 1 or more
     */
    record Refused(String command, Optional<MigrationId> migration, List<String> problems) implements RunEvent {
        public Refused {
            problems = problems.stream().distinct().toList();
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }

        @Override
        public String kind() {
            return "refused";
        }

        @Override
        public String status() {
            return "refused";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("command", command);
            details.put("migration", migration.map(MigrationId::value).orElse(null));
            details.put("problems", problems);
            return details;
        }
    }

    /**
     * A run found that the one before it never said that it ended, and took over.
     *
     * @param from id of the run that was left
     * @param fromWho the session user it had
     * @param fromStarted when it began, ISO 8601, by the server's clock
     */
    record TakenOver(String from, String fromWho, String fromStarted) implements RunEvent {
        @Override
        public String kind() {
            return "run-taken-over";
        }

        @Override
        public String status() {
            return "in_progress";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("from_run", from);
            details.put("from_executor", fromWho);
            details.put("from_started", fromStarted);
            return details;
        }
    }

    /**
     * A session of the run was lost, and the next one led to a standby that was promoted.
     *
     * @param fromTimeline of the server's log before, eight digits in hex
     * @param lost entries of the ledger that were there before and are not now: what they were about is not there either
     */
    record FailedOver(String fromTimeline, String toTimeline, long lost) implements RunEvent {
        @Override
        public String kind() {
            return "run-failed-over";
        }

        @Override
        public String status() {
            return "in_progress";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("from_timeline", fromTimeline);
            details.put("to_timeline", toTimeline);
            details.put("lost_entries", Long.toString(lost));
            return details;
        }
    }

    /** What somebody can want of a run from another terminal. */
    enum Order {
        PAUSE,
        RESUME,
        THROTTLE;

        /** As in JSON: lower case. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Somebody gave a run an order from another terminal; it obeys where nothing is locked.
     *
     * @param command of the run, for example {@code migrate}
     * @param steered id of that run; empty where an order is lifted that outlived it
     * @param percent of the time that it may work
     * @param migration that was named
     */
    record Steered(String command, Optional<String> steered, Order order, int percent, Optional<MigrationId> migration)
            implements RunEvent {
        @Override
        public String kind() {
            return "run-steered";
        }

        @Override
        public String status() {
            return "in_progress";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("command", command);
            details.put("migration", migration.map(MigrationId::value).orElse(null));
            details.put("steered_run", steered.orElse(null));
            details.put("order", order.display());
            details.put("percent", percent);
            return details;
        }
    }

    /**
     * Rows of a seed were written, in the transaction of this entry.
     *
     * @param seed its name
     * @param file its path below the folder of all seeds
     * @param checksum SHA-256 of its tokens, in hex
     */
    record Seeded(String seed, String file, String checksum) implements RunEvent {
        public static final String KIND = "seeded";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String status() {
            return Result.COMPLETED.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("seed", seed);
            details.put("file", file);
            details.put("checksum", checksum);
            return details;
        }
    }

    private static List<String> ids(List<MigrationId> migrations) {
        return migrations.stream().map(MigrationId::value).toList();
    }
}
