// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import io.suture.engine.backfill.Comparison;
import io.suture.engine.run.RunListener;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Says what a run does while it does it: one line that is drawn anew on a terminal, plain lines in a pipe. */
final class Progress implements RunListener {
    private static final int WIDTH = 20;
    private static final int LINE = 79;
    /** What is left of a long name at least. */
    private static final int NAME = 12;

    /** No line has told of the step yet. */
    private static final int NONE = -1;

    private static final long BETWEEN_LINES_NANOS = 10_000_000_000L;
    static final String ERASE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private int index;
    private int count;
    /** Of what the step under way goes through, 0 to 1. */
    private double part;

    private int tenths = NONE;
    private long lineAt = System.nanoTime();

    Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void hear(Happening happening) {
        switch (happening) {
            case Noticed noticed ->
                out.println(noticed.notice().code() + "  " + noticed.notice().what());
            case MigrationStarted started -> {
                index = started.index();
                count = started.count();
                part = 0;
                say(started.id().value(), "");
            }
            case StepStarted step -> {
                part = 0;
                tenths = NONE;
                say(
                        step.id().value(),
                        "step " + step.step().number() + "/" + step.steps() + " "
                                + step.step().step().verb());
            }
            case Waiting waiting ->
                say(
                        waiting.id().value(),
                        "step " + waiting.step() + " waits " + seconds(waiting.soFar()) + ": " + waiting.reason());
            case Retrying retry ->
                say(
                        retry.id().value(),
                        "step " + retry.step() + " tried " + retry.tries() + " times (" + retry.sqlState() + ")");
            case Paused paused ->
                say("paused", "by " + paused.by() + " since " + paused.since() + "; `suture resume` lets it go on");
            case Resumed resumed -> say("resumed", "after " + seconds(resumed.after()));
            case Throttled throttled ->
                say(
                        "throttled",
                        "to " + throttled.percent() + " % of the time"
                                + throttled.by().map(by -> " by " + by).orElse(""));
            case Slowed slowed ->
                say(
                        slowed.percent() == 0 ? "held" : "slowed",
                        slowed.percent() == 0
                                ? slowed.reason().orElse("")
                                : "to " + slowed.percent() + " % of the time"
                                        + slowed.reason().map(why -> ": " + why).orElse(""));
            case Unseen unseen -> say("not seen", "throttle." + unseen.signal() + ": " + unseen.why());
            case Advanced advanced -> advance(advanced);
            case Comparing comparing -> compare(comparing.comparison());
            case Held held ->
                say(
                        held.lock().migration().value(),
                        "step " + held.lock().step() + " swapped, under a lock for "
                                + held.lock().held().toMillis() + " ms");
            case Reconnecting lost -> say("reconnecting", lost.reason());
            case FailedOver over ->
                say(
                        "failed over",
                        "to a promoted standby" + (over.lost() > 0 ? "; what it had not got is done again" : ""));
            case MigrationDone done -> say(done.id().value(), "done in " + seconds(done.took()));
        }
    }

    private void advance(Advanced advanced) {
        if (isTooSoon(advanced.progress().percent())) {
            return;
        }
        if (terminal || advanced.rows().isEmpty()) {
            say(
                    advanced.id().value(),
                    "step " + advanced.step() + " " + advanced.table().display() + " " + how(advanced));
            return;
        }
        out.println(
                "[" + Math.min(advanced.rowsDone().getAsLong(), advanced.rows().getAsLong()) + "/"
                        + advanced.rows().getAsLong() + "] Migrating "
                        + advanced.table().display() + "...  " + how(advanced));
    }

    private void compare(Comparison comparison) {
        if (!isTooSoon(comparison.percent().orElse(0))) {
            say(
                    comparison.step().migration().value(),
                    "step " + comparison.step().number() + " comparing: " + comparison.words());
        }
    }

    /** Where lines stay, one for each tenth of the way, and one every ten seconds. */
    private boolean isTooSoon(double percent) {
        part = percent / 100;
        int tenth = (int) (part * 10);
        long now = System.nanoTime();
        if (!terminal && tenth == tenths && now - lineAt < BETWEEN_LINES_NANOS) {
            return true;
        }
        tenths = tenth;
        lineAt = now;
        return false;
    }

    private static String how(Advanced advanced) {
        return advanced.progress().words()
                + (advanced.rowsPerSecond().isPresent()
                        ? ", " + advanced.rowsPerSecond().getAsLong() + " rows a second"
                        : "");
    }

    private void say(String what, String detail) {
        if (!terminal) {
            out.println("[" + index + "/" + count + "] " + (what + "  " + detail).stripTrailing());
            return;
        }
        String before = bar() + " " + index + "/" + count + " ";
        String line = before + shortened(what, LINE - before.length() - 2 - detail.length()) + "  " + detail;
        out.print(ERASE + line.substring(0, Math.min(LINE, line.length())));
        out.flush();
    }

    /** A long name makes room for what is said of it. */
    private static String shortened(String name, int room) {
        int length = Math.max(NAME, room);
        return name.length() <= length ? name : name.substring(0, length - 1) + "…";
    }

    private String bar() {
        int full = count == 0 ? 0 : (int) (WIDTH * (index - 1 + part) / count);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
