// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.testkit.school.Rollout;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The new release is rolled out, user by user; the old shape goes when nobody uses it, and comes back when it is asked for. */
final class TwoReleases {
    /** The last migration that both releases have. */
    private static final String BEFORE = "0008_revisions_do_not_run_out";

    private static final Duration SIDE_BY_SIDE = Duration.ofSeconds(4);

    /** Nobody waits a minute in a demo. */
    private static final String QUIET = "--unused-for";

    private static final String SECONDS = "3";
    private static final int REFUSED = 1;
    private static final int DONE = 0;

    private final SutureRun suture;
    private final Rollout rollout;
    private final Progress progress;

    TwoReleases(SutureRun suture, Rollout rollout, Progress progress) {
        this.suture = suture;
        this.rollout = rollout;
        this.progress = progress;
    }

    /**
     * What {@code suture complete} said.
     *
     * @param refused whether the gate was closed while users of the old release were at work
     * @param completed migrations, when there were none any more
     */
    record Completed(boolean refused, int completed) {}

    /** @param users of each kind */
    Completed complete(int users) {
        rollout.update(users / 2);
        progress.say("  half of the users run release 1.2.0, half 1.1.0; suture complete");
        pause();
        boolean refused = suture.answer(REFUSED, "complete", QUIET, SECONDS)
                .path("refused")
                .path(0)
                .path("code")
                .asText()
                .equals("GATE-CLOSED");
        rollout.update(users);
        progress.say("  %s; all of them run 1.2.0; suture complete again", refused ? "GATE-CLOSED" : "NOT refused");
        pause();
        JsonNode answer = suture.answer(DONE, "complete", QUIET, SECONDS);
        return new Completed(refused, answer.path("completed").size());
    }

    /** When everybody has left; how many were taken back. The tables have the old release's columns again. */
    int undo() {
        progress.say("  suture undo --to %s", BEFORE);
        int undone = suture.answer(DONE, "undo", "--to", BEFORE).path("undone").size();
        rollout.update(0);
        return undone;
    }

    private static void pause() {
        long end = System.nanoTime() + SIDE_BY_SIDE.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
