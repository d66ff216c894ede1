// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Noted;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Passes over what others have changed, each in one transaction with one snapshot. Locks nothing that an ordinary read does not. They pause
 * when they are to, and never rest: while they do, more is left for the next one.
 */
final class Passes {
    /** What a pass may take that counts as hardly any time: about what the last one, under the lock, takes too. */
    private static final Duration SHORT = Duration.ofMillis(50);

    private final List<Setting> settings;
    private final List<Sql> pass;
    private final List<Noted> noted;
    private final StepContext context;
    private int tries = 1;

    static Passes of(Step.CatchUp step, StepContext context) {
        return new Passes(step.settings(), step.pass(), step.noted(), context);
    }

    static Passes of(Step.Swap step, StepContext context) {
        return new Passes(step.settings(), step.pass(), step.noted(), context);
    }

    private Passes(List<Setting> settings, List<Sql> pass, List<Noted> noted, StepContext context) {
        this.settings = settings;
        this.pass = pass;
        this.noted = noted;
        this.context = context;
    }

    /** How often one of them had to be tried, 1 where none failed. */
    int tries() {
        return tries;
    }

    /** Until one takes hardly any time. */
    void untilShort() throws StepFailure, SessionLost, Stopped {
        Duration took = SHORT;
        while (took.compareTo(SHORT) >= 0) {
            long began = System.nanoTime();
            one(Optional.empty(), Optional.empty());
            took = Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /**
     * One.
     *
     * @param proof to be had in the same transaction; where several have shared it, it says whether something is wrong, and {@link Sql#closer} of it
     *     what
     */
    void one(Sql proof, Comparing comparing) throws StepFailure, SessionLost, Stopped {
        one(Optional.of(proof), Optional.of(comparing));
    }

    private void one(Optional<Sql> proof, Optional<Comparing> comparing) throws StepFailure, SessionLost, Stopped {
        LockWait wait = new LockWait(context, new Budget(context.locks().budget(), context.stop()));
        while (true) {
            if (context.stop().stopRequested()) {
                throw new Stopped();
            }
            context.pace().before();
            Optional<Attempt.Refusal> refusal = tried(proof, comparing);
            if (refusal.isEmpty()) {
                return;
            }
            refuseRows(refusal.get());
            Retries.pauseOrFail(refusal.get(), context, wait, tries++);
        }
    }

    /** Fails, with the rows where they are the reason, where trying again would end the same way. */
    void refuseRows(Attempt.Refusal refusal) throws StepFailure, SessionLost {
        if (!Retries.passing(refusal)) {
            throw new RefusedNotes(settings, pass, noted, context).failure(refusal);
        }
    }

    /** As many processes as there are workers read tables for a proof, where the server has them to spare. */
    private String parallel() {
        return "SET LOCAL max_parallel_workers_per_gather = "
                + (context.engine().size() - 1);
    }

    private Optional<Attempt.Refusal> tried(Optional<Sql> proof, Optional<Comparing> comparing)
            throws StepFailure, SessionLost, Stopped {
        if (comparing.isEmpty() || !proof.map(Sql::isShared).orElse(false)) {
            return ended(pass(), proof).run(context);
        }
        SharedRead read = new SharedRead(proof.get(), settings, context, comparing.get());
        Optional<Attempt.Refusal> refusal = read.isApart() ? passed() : pass().run(context);
        if (refusal.isEmpty()) {
            refusal = read.run();
        }
        return refusal.isPresent()
                ? refusal
                : ended(new Attempt(), proof.map(read.hasSums() ? Sql::joined : Sql::alone))
                        .run(context);
    }

    /** A pass that is over, and another transaction begun. */
    private Optional<Attempt.Refusal> passed() throws SessionLost {
        Optional<Attempt.Refusal> refusal = ended(pass(), Optional.empty()).run(context);
        return refusal.isPresent() ? refusal : begun(settings, context).run(context);
    }

    private Attempt pass() {
        return begun(settings, context).theirs(pass);
    }

    /** How its transaction begins. */
    static Attempt begun(List<Setting> settings, StepContext context) {
        return new Attempt()
                .ours("BEGIN ISOLATION LEVEL REPEATABLE READ")
                .as(context.owner())
                .theirs(settings.stream().map(Setting::local).toList())
                .ours("SET LOCAL row_security = off");
    }

    private Attempt ended(Attempt attempt, Optional<Sql> proof) {
        return attempt.ours(proof.map(p -> List.of(parallel())).orElse(List.of()))
                .theirs(proof.stream().toList())
                .ours("COMMIT");
    }
}
