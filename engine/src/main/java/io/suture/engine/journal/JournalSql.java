// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.Origin;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Retention;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Statements of the journal as plain text without rows, for batches of one round trip.
 *
 * <p>All of them touch one row by its key and lock only that. They run as the session user ({@code SET LOCAL ROLE NONE} after a
 * migration that ran as another role), in the transaction of what they are about.
 */
public final class JournalSql {
    /** Ends {@code SET [LOCAL] ROLE} for what follows in the transaction: the application's owner may not write the journal. */
    public static final String AS_SESSION_USER = "SET LOCAL ROLE NONE";

    private static final String BACKEND = "pg_catalog.pg_backend_pid(), (SELECT a.backend_start"
            + " FROM pg_catalog.pg_stat_get_activity(pg_catalog.pg_backend_pid()) AS a)";
    private static final String NOW = "pg_catalog.clock_timestamp()";

    private JournalSql() {}

    /**
     * A run begins.
     *
     * @param options JSON, without connection details
     */
    public static String runStarted(Origin origin, String command, String options, Instant runnerClock) {
        return "INSERT INTO suture.run (id, command, options, tool, host, os_user, runner_pid, claimed_as, runner_clock,"
                + " backend_pid, backend_start) VALUES ("
                + list(
                        quote(origin.run()),
                        quote(command),
                        quote(options),
                        quote(origin.tool()),
                        quote(origin.claimed().host()),
                        quote(origin.claimed().osUser()),
                        quote(Long.toString(origin.claimed().pid())),
                        quote(origin.claimed().as()),
                        quote(runnerClock.toString()),
                        BACKEND)
                + ")";
    }

    /** @param longestStall milliseconds; empty without a canary */
    public static String runFinished(String run, RunEvent.Result result, OptionalLong longestStall) {
        return endRun(run, result.display(), longestStall);
    }

    /** A run that was killed, noted by the one that took over. */
    public static String runAbandoned(String run) {
        return endRun(run, "abandoned", OptionalLong.empty());
    }

    /** A migration of several steps, or the taking back of one, begins: state {@code in_progress}. */
    public static String begun(MigrationFacts facts, String run) {
        return written(facts, run, MigrationState.IN_PROGRESS, Optional.empty());
    }

    /**
     * A migration that is one transaction is done, or taken back; commits with it. A first attempt fails with 23505 where
     * somebody else has begun it meanwhile, and takes the migration's own changes back with it.
     *
     * @param state {@code completed}, {@code expanded} or {@code rolled_back}
     */
    public static String done(MigrationFacts facts, String run, MigrationState state) {
        return written(facts, run, state, Optional.empty());
    }

    /** @param from the tool that ran it, for example {@code flyway} */
    public static String adopted(MigrationFacts facts, String run, String from) {
        return written(facts, run, MigrationState.COMPLETED, Optional.of(from));
    }

    /** @param leftovers whether something durable stays behind; only for {@code failed} */
    public static String stateChanged(MigrationFacts facts, MigrationState state, boolean leftovers) {
        return "UPDATE suture.migration SET state = " + quote(state.display()) + ", leftovers = " + leftovers
                + ", applied_at = " + NOW + ", applied_by = session_user WHERE id = "
                + quote(facts.id().value())
                + " AND attempt = " + facts.attempt();
    }

    /** What the migration has taken away is set aside from now on. */
    public static String kept(MigrationFacts facts, Retention time) {
        return keptUntil(facts, NOW + " + pg_catalog.make_interval(secs => " + time.seconds() + ")");
    }

    /** It is no longer; the migration is completed as it was before. */
    public static String purged(MigrationFacts facts) {
        return keptUntil(facts, "NULL, leftovers = false, state = " + quote(MigrationState.COMPLETED.display()));
    }

    private static String keptUntil(MigrationFacts facts, String time) {
        return "UPDATE suture.migration SET kept_until = " + time + " WHERE id = "
                + quote(facts.id().value()) + " AND attempt = " + facts.attempt();
    }

    /** An expression: when the attempt that has a row began, by the server's clock. */
    public static String begunAt(MigrationFacts facts) {
        return "(SELECT begun_at FROM suture.migration WHERE id = "
                + quote(facts.id().value()) + ")";
    }

    /** A change of a migration's file was accepted. */
    public static String checksumsAccepted(MigrationId id, Checksums checksums) {
        return "UPDATE suture.migration SET checksums = " + quote(checksums.toText()) + " WHERE id = "
                + quote(id.value());
    }

    /**
     * Keeps a plan by value, so that another version of the tool can go on with it. Replaces one of the same attempt.
     *
     * @param body JSON
     */
    public static String planStored(MigrationFacts facts, String fingerprint, String body) {
        return "INSERT INTO suture.plan (migration, attempt, direction, fingerprint, body) VALUES ("
                + list(
                        quote(facts.id().value()),
                        Integer.toString(facts.attempt()),
                        quote(text(facts.direction())),
                        quote(fingerprint),
                        quote(body))
                + ") ON CONFLICT (migration, attempt, direction) DO UPDATE SET fingerprint = excluded.fingerprint,"
                + " body = excluded.body, stored_at = " + NOW;
    }

    /** What cannot run in a transaction is about to run; committed before it. Counts tries. */
    public static String intent(StepKey step, String verb) {
        return stepRow(step, verb, "intent", "NULL")
                + " DO UPDATE SET state = 'intent', tries = step.tries + 1, backend_pid = excluded.backend_pid,"
                + " backend_start = excluded.backend_start, started_at = excluded.started_at, finished_at = NULL,"
                + " sqlstate = NULL";
    }

    /** A step is done; in its own transaction where it is one, else after it. */
    public static String stepDone(StepKey step, String verb) {
        return stepRow(step, verb, "done", NOW) + " DO UPDATE SET state = 'done', finished_at = excluded.finished_at";
    }

    /** @param sqlState of the server's error; empty where it did not answer */
    public static String stepFailed(StepKey step, String verb, Optional<String> sqlState) {
        return stepRow(step, verb, "failed", NOW)
                + " DO UPDATE SET state = 'failed', finished_at = excluded.finished_at," + " sqlstate = "
                + quote(sqlState);
    }

    private static String endRun(String run, String result, OptionalLong longestStall) {
        return "UPDATE suture.run SET finished_at = " + NOW + ", result = " + quote(result) + ", longest_stall_ms = "
                + (longestStall.isPresent() ? Long.toString(longestStall.getAsLong()) : "NULL") + " WHERE id = "
                + quote(run) + " AND finished_at IS NULL";
    }

    private static String written(
            MigrationFacts facts, String run, MigrationState state, Optional<String> adoptedFrom) {
        String insert =
                "INSERT INTO suture.migration (id, attempt, direction, run, state, release, description, kind, layout,"
                        + " checksums, out_of_order, plan_fingerprint, rollback_point, adopted_from, applied_at) VALUES ("
                        + list(
                                quote(facts.id().value()),
                                Integer.toString(facts.attempt()),
                                quote(text(facts.direction())),
                                quote(run),
                                quote(state.display()),
                                quote(facts.release().map(Version::text)),
                                quote(facts.description()),
                                quote(facts.kind().display()),
                                quote(facts.layout()),
                                quote(facts.checksums().map(Checksums::toText)),
                                Boolean.toString(facts.outOfOrder()),
                                quote(facts.planFingerprint()),
                                quote(facts.rollbackPoint()),
                                quote(adoptedFrom),
                                state == MigrationState.IN_PROGRESS ? "NULL" : NOW)
                        + ")";
        return firstOfAll(facts) ? insert : insert + againSet(facts);
    }

    private static boolean firstOfAll(MigrationFacts facts) {
        return facts.attempt() == 1 && facts.direction() == Direction.UP;
    }

    /** A migration keeps its place in the order when it is taken back, and gets a new one when it is run again. */
    private static String againSet(MigrationFacts facts) {
        String place = facts.direction() == Direction.UP
                ? ", ordinal = excluded.ordinal, checksums = excluded.checksums,"
                        + " release = excluded.release, description = excluded.description, kind = excluded.kind,"
                        + " layout = excluded.layout, out_of_order = excluded.out_of_order,"
                        + " rollback_point = excluded.rollback_point, adopted_from = excluded.adopted_from,"
                        + " plan_fingerprint = excluded.plan_fingerprint"
                : "";
        return " ON CONFLICT (id) DO UPDATE SET attempt = excluded.attempt, direction = excluded.direction,"
                + " run = excluded.run, state = excluded.state, leftovers = false, kept_until = NULL, begun_at = excluded.begun_at, applied_at = excluded.applied_at,"
                + " applied_by = excluded.applied_by" + place;
    }

    private static String stepRow(StepKey step, String verb, String state, String finishedAt) {
        return "INSERT INTO suture.step AS step (migration, attempt, direction, number, verb, state, finished_at,"
                + " backend_pid, backend_start) VALUES ("
                + list(
                        quote(step.migration().value()),
                        Integer.toString(step.attempt()),
                        quote(text(step.direction())),
                        Integer.toString(step.number()),
                        quote(verb),
                        quote(state),
                        finishedAt,
                        BACKEND)
                + ") ON CONFLICT (migration, attempt, direction, number)";
    }

    private static String list(String... values) {
        return String.join(", ", values);
    }

    private static String text(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
