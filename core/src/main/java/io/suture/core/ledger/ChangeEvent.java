// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Retention;
import io.suture.core.plan.Estimate;
import io.suture.core.sql.TableName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Something that happened to one migration. */
public sealed interface ChangeEvent extends LedgerEvent
        permits ChangeEvent.Begun,
                ChangeEvent.StepDone,
                ChangeEvent.Measured,
                ChangeEvent.LockHeld,
                ChangeEvent.Done,
                ChangeEvent.Purged,
                ChangeEvent.Failed,
                ChangeEvent.Resolved,
                ChangeEvent.Adopted,
                ChangeEvent.ContentAccepted,
                FillEvent,
                GateEvent {
    MigrationFacts facts();

    @Override
    default Optional<MigrationFacts> about() {
        return Optional.of(facts());
    }

    /** A migration of several steps was begun, or gone on with; written before its first step. */
    record Begun(MigrationFacts facts) implements ChangeEvent {
        @Override
        public String kind() {
            return "migration-begun";
        }

        @Override
        public String status() {
            return MigrationState.IN_PROGRESS.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return new LinkedHashMap<>();
        }
    }

    /** One step of several is done; committed with it where it is a transaction. */
    record StepDone(MigrationFacts facts, StepFacts step) implements ChangeEvent {
        @Override
        public String kind() {
            return "step-done";
        }

        @Override
        public String status() {
            return MigrationState.IN_PROGRESS.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step.fields());
            return details;
        }
    }

    /**
     * How much a step was that worked through a table, beside what it was expected to be. WAL and disk are of the whole server and
     * database, so that what others wrote meanwhile is in them.
     *
     * @param step its number
     */
    record Measured(MigrationFacts facts, int step, String verb, Estimate expected, Estimate measured)
            implements ChangeEvent {
        @Override
        public String kind() {
            return "step-measured";
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.put("verb", verb);
            details.put("expected", fields(expected));
            details.put("measured", fields(measured));
            return details;
        }

        private static Map<String, @Nullable Object> fields(Estimate estimate) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("rows", estimate.rows());
            fields.put("wal_bytes", estimate.walBytes());
            fields.put("disk_bytes", estimate.diskBytes());
            fields.put("ms", estimate.time().toMillis());
            return fields;
        }
    }

    /**
     * Tables were kept from everybody else while others took their place.
     *
     * @param step its number
     * @param tables under ACCESS EXCLUSIVE
     * @param held by the server's clock, from the first lock until the commit began
     * @param lockTimeout how long each lock would have been waited for
     */
    record LockHeld(MigrationFacts facts, int step, List<TableName> tables, Duration held, Duration lockTimeout)
            implements ChangeEvent {
        public LockHeld {
            tables = List.copyOf(tables);
        }

        @Override
        public String kind() {
            return "lock-held";
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.put("locked_tables", tables.stream().map(TableName::display).toList());
            details.put("held_us", TimeUnit.NANOSECONDS.toMicros(held.toNanos()));
            details.put("lock_timeout_ms", lockTimeout.toMillis());
            return details;
        }
    }

    /**
     * A migration is done, or taken back. Committed with its last step where that is a transaction; what is only known
     * afterwards (duration, stall, verification) is then in the run's {@link RunEvent.Finished}.
     *
     * @param state {@code completed}, {@code expanded} or {@code rolled_back}
     * @param steps those that were not recorded by a {@link StepDone}
     * @param duration from its beginning to its end; empty where this commits with its only step
     * @param longestStall milliseconds; empty without a canary, or where this commits with its only step
     * @param rollbackTested whether its way back was rehearsed; empty where that is not known
     * @param keeps how long what it has taken away can be brought back; empty where nothing is kept
     * @param lost what did not come back, in words; only for one taken back
     */
    record Done(
            MigrationFacts facts,
            MigrationState state,
            List<StepFacts> steps,
            Optional<Duration> duration,
            OptionalLong longestStall,
            Verification verification,
            Optional<Boolean> rollbackTested,
            Optional<Retention> keeps,
            List<String> lost)
            implements ChangeEvent {
        public Done {
            steps = List.copyOf(steps);
            lost = List.copyOf(lost);
            switch (state) {
                case COMPLETED, EXPANDED, ROLLED_BACK -> {}
                case PENDING, IN_PROGRESS, FAILED, UNKNOWN ->
                    throw new IllegalArgumentException("a migration that is " + state.display() + " is not done");
            }
        }

        @Override
        public String kind() {
            return "migration-done";
        }

        @Override
        public String status() {
            return state.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("steps", steps.stream().map(StepFacts::fields).toList());
            details.put("duration_seconds", duration.map(LedgerRecord::seconds).orElse(null));
            details.put("longest_stall_ms", longestStall.isPresent() ? longestStall.getAsLong() : null);
            details.put("verification_status", verification.display());
            details.put("rollback_tested", rollbackTested.orElse(null));
            keeps.ifPresent(time -> details.put("kept_seconds", Long.toString(time.seconds())));
            details.put("lost", lost);
            return details;
        }
    }

    /**
     * What the contract of a migration had set aside is gone for good.
     *
     * @param steps those that were not recorded by a {@link StepDone}
     */
    record Purged(MigrationFacts facts, List<StepFacts> steps) implements ChangeEvent {
        public Purged {
            steps = List.copyOf(steps);
        }

        @Override
        public String kind() {
            return "migration-purged";
        }

        @Override
        public String status() {
            return MigrationState.COMPLETED.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("steps", steps.stream().map(StepFacts::fields).toList());
            return details;
        }
    }

    /**
     * A step ended in an error, or nobody knows how it ended.
     *
     * @param state {@code failed} or {@code unknown}; {@code expanded} where nothing of a contract took effect, {@code completed} where nothing of
     *     a purge did
     * @param step number of the step, 1 or more
     * @param problem code; the message stays out, since a server's message may quote a value
     * @param sqlState the server's five characters; empty where the server did not answer
     * @param leftovers whether something durable stays behind
     */
    record Failed(
            MigrationFacts facts,
            MigrationState state,
            int step,
            String problem,
            Optional<String> sqlState,
            boolean leftovers,
            Duration duration,
            Verification verification)
            implements ChangeEvent {
        public Failed {
            switch (state) {
                case FAILED, UNKNOWN, EXPANDED, COMPLETED -> {}
                case PENDING, IN_PROGRESS, ROLLED_BACK ->
                    throw new IllegalArgumentException("a migration that is " + state.display() + " has not failed");
            }
        }

        @Override
        public String kind() {
            return "migration-failed";
        }

        @Override
        public String status() {
            return state.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step_number", step);
            details.put("problems", List.of(problem));
            details.put("sqlstate", sqlState.orElse(null));
            details.put("leftovers", leftovers);
            details.put("duration_seconds", LedgerRecord.seconds(duration));
            details.put("verification_status", verification.display());
            return details;
        }
    }

    /**
     * Somebody looked and said what became of a step nobody knew the end of.
     *
     * @param step its number; empty where nobody knows the steps any more, so that it is about all of them
     * @param state that it leads to
     * @param done what they said
     * @param reason in their words
     */
    record Resolved(MigrationFacts facts, OptionalInt step, MigrationState state, boolean done, String reason)
            implements ChangeEvent {
        @Override
        public String kind() {
            return "step-resolved";
        }

        @Override
        public String status() {
            return state.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step_number", step.isPresent() ? step.getAsInt() : null);
            details.put("decision", done ? "done" : "not_done");
            details.put("reason", reason);
            return details;
        }
    }

    /**
     * A migration counts as applied without having been run by us: another tool ran it.
     *
     * @param from the tool, for example {@code flyway}, or {@code baseline} where no tool was there
     * @param appliedAt when it says it ran it; empty where it does not say
     */
    record Adopted(MigrationFacts facts, String from, Optional<String> appliedAt) implements ChangeEvent {
        @Override
        public String kind() {
            return "migration-adopted";
        }

        @Override
        public String status() {
            return MigrationState.COMPLETED.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("adopted_from", from);
            details.put("adopted_applied_at", appliedAt.orElse(null));
            return details;
        }
    }

    /**
     * The content of a migration that has run was accepted as changed; the facts carry the new checksums.
     *
     * @param before checksums it had; empty where it had none
     */
    record ContentAccepted(MigrationFacts facts, MigrationState state, Optional<String> before, String reason)
            implements ChangeEvent {
        @Override
        public String kind() {
            return "content-accepted";
        }

        @Override
        public String status() {
            return state.display();
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("checksums_before", before.orElse(null));
            details.put("reason", reason);
            return details;
        }
    }
}
