// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.ledger.ApprovalEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One figure of the ledger against what is wanted of it (requirement E8).
 *
 * @param figure for people; empty text where nothing was measured
 * @param of how many it is from; 0 where nothing was measured
 * @param what these are
 */
record Metric(String name, String wanted, String figure, int of, String what, boolean met) {
    /** A wait that no user can tell from an ordinary slow moment; the budget of a batch, too. */
    private static final double NOTICED_MS = 1000;

    static List<Metric> of(List<Chapter> chapters, List<Happening> all) {
        List<Happening> ended = all.stream()
                .filter(h -> h.is("migration-done") || h.is("migration-failed"))
                .toList();
        List<Happening> up = ended.stream().filter(h -> !h.isUndo()).toList();
        List<Happening> down = ended.stream().filter(Happening::isUndo).toList();
        List<Happening> done = up.stream().filter(h -> h.is("migration-done")).toList();
        List<Happening> rehearsed =
                done.stream().flatMap(h -> rehearsal(h, all).stream()).toList();
        List<Happening> felt = all.stream()
                .filter(h -> h.is("run-finished") && !h.texts("migrations").isEmpty())
                .filter(h -> h.number("longest_stall_ms").isPresent())
                .toList();
        return List.of(
                share("migrations that succeed", 99.9, up, h -> h.is("migration-done"), "attempts"),
                share("rollbacks that succeed", 100, down, h -> h.is("migration-done"), "rollbacks"),
                recovery(up),
                slowest("longest change of the schema alone", 5, chapters, false),
                slowest("longest change that goes through rows", 30, chapters, true),
                share(
                        "ways back that a rehearsal found whole",
                        100,
                        rehearsed,
                        h -> h.text("rollback_tested").filter("true"::equals).isPresent(),
                        "migrations rehearsed before they ran"),
                share(
                        "runs without downtime",
                        95,
                        felt,
                        h -> h.number("longest_stall_ms").orElse(0) < NOTICED_MS,
                        "runs that were watched"));
    }

    /** The newest rehearsal of the same content before it was done. */
    private static Optional<Happening> rehearsal(Happening done, List<Happening> all) {
        return all.stream()
                .filter(h -> h.is(ApprovalEvent.Rehearsed.KIND) && h.seq() < done.seq())
                .filter(h -> h.text("migration").equals(done.text("migration")))
                .filter(h -> h.text("checksums").equals(done.text("checksums")))
                .reduce((a, b) -> b);
    }

    private static Metric share(
            String name, double percent, List<Happening> of, Predicate<Happening> good, String what) {
        long count = of.stream().filter(good).count();
        double is = of.isEmpty() ? 0 : 100.0 * count / of.size();
        boolean met = percent == 100 ? count == of.size() : is > percent;
        String wanted = percent == 100 ? "100 %" : "> " + percent + " %";
        return new Metric(
                name, wanted, of.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f %%", is), of.size(), what, met);
    }

    /** From a failure to the next time that the same migration reached an end; one that never did counts as missed. */
    private static Metric recovery(List<Happening> up) {
        List<Happening> failed =
                up.stream().filter(h -> h.is("migration-failed")).toList();
        List<Duration> times = new ArrayList<>();
        failed.forEach(failure -> up.stream()
                .filter(h -> h.is("migration-done") && h.seq() > failure.seq())
                .filter(h -> h.text("migration").equals(failure.text("migration")))
                .findFirst()
                .ifPresent(end -> times.add(Duration.between(failure.moment(), end.moment()))));
        Optional<Duration> longest = times.stream().max(Duration::compareTo);
        boolean all = times.size() == failed.size();
        String figure =
                longest.map(time -> "at most " + time.toSeconds() + " s").orElse("")
                        + (all ? "" : (longest.isPresent() ? "; " : "") + (failed.size() - times.size()) + " not yet");
        boolean met = all && longest.filter(time -> time.toMinutes() >= 15).isEmpty();
        return new Metric("recovery from a failure", "< 15 min", figure, failed.size(), "failures", met);
    }

    private static Metric slowest(String name, long seconds, List<Chapter> chapters, boolean ofRows) {
        double[] times = chapters.stream()
                .filter(chapter -> chapter.goesThroughRows() == ofRows)
                .flatMap(chapter -> chapter.happened().stream())
                .filter(h -> h.is("migration-done") && !h.isUndo())
                .flatMapToDouble(h -> h.number("duration_seconds").stream())
                .toArray();
        double longest = Arrays.stream(times).max().orElse(0);
        String figure = times.length == 0 ? "" : String.format(Locale.ROOT, "%.1f s", longest);
        return new Metric(name, "< " + seconds + " s", figure, times.length, "migrations", longest < seconds);
    }
}
