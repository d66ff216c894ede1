// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.SqlRedaction;
import io.suture.core.ledger.StepFacts;
import io.suture.core.ledger.Verification;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.PlannedStep;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.BackendId;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.StepKey;
import io.suture.engine.ledger.Scribe;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What journal and ledger say about one attempt at a migration, as statements; the ledger's always come last, since they hold
 * the chain's end until the commit.
 *
 * @param leg that is carried through
 * @param lost what an undo cannot bring back, in words
 * @param wayBack whether it was rehearsed that an undo brings back all; empty where that is not known
 */
record MigrationBook(Scribe scribe, MigrationFacts facts, Leg leg, List<String> lost, Optional<Boolean> wayBack) {

    private static final String THIS_TRANSACTION = "pg_catalog.transaction_timestamp()";

    List<String> begun(String plan) {
        return List.of(
                JournalSql.begun(facts, scribe.origin().run()), planStored(plan), entry(new ChangeEvent.Begun(facts)));
    }

    /** Kept beyond the run: only a plan made before the change knows how to take it back. */
    private String planStored(String plan) {
        return JournalSql.planStored(facts, facts.planFingerprint().orElse(""), plan);
    }

    /** @param alone the plan by value where the step is all there is of it, so that nothing was begun */
    StepBook step(PlannedStep step, boolean last, Optional<String> alone) {
        return new StepBook() {
            @Override
            public StepKey key() {
                return MigrationBook.this.key(step);
            }

            @Override
            public List<String> intent(BackendId backend) {
                return Stream.concat(
                                Stream.of(JournalSql.intent(key(), step.step().verb())), noLongerAtRest())
                        .toList();
            }

            @Override
            public List<String> event(Function<MigrationFacts, ChangeEvent> made) {
                return List.of(entry(made.apply(facts())));
            }

            @Override
            public List<String> done(Duration took, int tries) {
                StepFacts facts = stepFacts(step, took, tries);
                if (alone.isPresent()) {
                    return List.of(
                            JournalSql.done(facts(), scribe.origin().run(), leg.end()),
                            planStored(alone.get()),
                            timed(over(List.of(facts), Verification.NOT_RUN), THIS_TRANSACTION));
                }
                Stream<String> done =
                        Stream.of(JournalSql.stepDone(key(), step.step().verb()));
                Stream<String> rest = last
                        ? ended(List.of(facts), Verification.NOT_RUN)
                        : Stream.concat(noLongerAtRest(), Stream.of(entry(new ChangeEvent.StepDone(facts(), facts))));
                return Stream.concat(done, rest).toList();
            }
        };
    }

    /** With the first trace of a later leg the migration is under way again; before it, nothing has changed. */
    private Stream<String> noLongerAtRest() {
        return leg.part().from().stream().map(rest -> stateChanged(MigrationState.IN_PROGRESS, false));
    }

    /** Where the leg leads, and what is kept from then on. */
    private Stream<String> ended(List<StepFacts> steps, Verification verification) {
        if (leg.is(Leg.Part.PURGE)) {
            return Stream.of(JournalSql.purged(facts), entry(new ChangeEvent.Purged(facts, steps)));
        }
        Stream<String> kept = leg.keeps().stream().map(time -> JournalSql.kept(facts, time));
        String done = timed(over(steps, verification), JournalSql.begunAt(facts));
        return Stream.concat(Stream.concat(Stream.of(stateChanged(leg.end(), false)), kept), Stream.of(done));
    }

    /** After the last step, in a transaction in which the verifications held. */
    List<String> closed(Verification verification) {
        return ended(List.of(), verification).toList();
    }

    /** @param row statement that keeps it for later estimates */
    List<String> measured(MeasuredStep step, String row) {
        return List.of(
                row,
                entry(new ChangeEvent.Measured(facts, step.step(), step.verb(), step.expected(), step.measured())));
    }

    String held(HeldLock lock) {
        return entry(new ChangeEvent.LockHeld(facts, lock.step(), lock.tables(), lock.held(), lock.lockTimeout()));
    }

    /** @param begun whether there is a row of this attempt already */
    List<String> failed(Failure failure, boolean begun) {
        String event = entry(new ChangeEvent.Failed(
                facts,
                failure.state(),
                failure.step(),
                failure.problem().code(),
                failure.sqlState(),
                failure.leftovers(),
                failure.took(),
                failure.verification()));
        String change = stateChanged(failure.state(), failure.leftovers());
        return begun
                ? List.of(change, event)
                : List.of(JournalSql.begun(facts, scribe.origin().run()), change, event);
    }

    /**
     * How it went wrong.
     *
     * @param step its number; one more than there are where a verification failed
     * @param leftovers whether something durable stays behind
     */
    record Failure(
            MigrationState state,
            int step,
            Problem problem,
            Optional<String> sqlState,
            boolean leftovers,
            Duration took,
            Verification verification) {}

    private ChangeEvent.Done over(List<StepFacts> steps, Verification verification) {
        return new ChangeEvent.Done(
                facts,
                leg.end(),
                steps,
                Optional.empty(),
                OptionalLong.empty(),
                verification,
                wayBack,
                leg.keeps(),
                lost);
    }

    private String stateChanged(MigrationState state, boolean leftovers) {
        return JournalSql.stateChanged(facts, state, leftovers);
    }

    /** How long it took is known where the entry is made: by the server, at the end of the transaction. */
    private String timed(ChangeEvent.Done event, String since) {
        return scribe.appendTimed(event, since);
    }

    private String entry(LedgerEvent event) {
        return scribe.append(event);
    }

    private StepKey key(PlannedStep step) {
        return StepKey.of(facts, step.number());
    }

    private StepFacts stepFacts(PlannedStep step, Duration took, int tries) {
        SqlRedaction redaction = new SqlRedaction(scribe.origin().databaseId().orElse(""));
        return new StepFacts(
                step.number(),
                step.step().verb(),
                step.step().statements().stream()
                        .map(sql -> redaction.redact(sql.text()))
                        .toList(),
                took,
                tries);
    }
}
