// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The way from one release to another (requirements A3 and A4): by every release between them, since the migrations of each must run.
 *
 * @param from empty where the database has none yet
 * @param steps releases that are arrived at, in order; the last is where it leads to
 */
public record Upgrade(Optional<Version> from, List<Release> steps) {
    /** Where nobody speaks of releases. */
    public static final Upgrade NONE = new Upgrade(Optional.empty(), List.of());

    public Upgrade {
        steps = List.copyOf(steps);
    }

    /**
     * @param from empty: from nothing
     * @param to empty: to the newest
     * @param known in any order; of several about one version the first counts
     * @throws io.suture.core.problem.SutureException {@code RELEASE-CYCLE}, {@code RELEASE-UNKNOWN}, {@code RELEASE-BACKWARD}, {@code
     *     RELEASE-PATH}
     */
    public static Upgrade of(Optional<Version> from, Optional<Version> to, Collection<Release> known) {
        SortedMap<Version, Release> all = new TreeMap<>();
        known.forEach(release -> all.putIfAbsent(release.version(), release));
        refuseCycles(all.values());
        if (all.isEmpty() && to.isEmpty()) {
            return NONE;
        }
        Version end = to.orElseGet(() -> Collections.max(all.keySet()));
        if (!all.containsKey(end)) {
            throw unknown(end, all).asException();
        }
        if (from.isPresent() && from.get().compareTo(end) > 0) {
            throw backward(from.get(), end).asException();
        }
        List<Release> steps = all.values().stream()
                .filter(r -> from.isEmpty() || r.version().compareTo(from.get()) > 0)
                .filter(r -> r.version().compareTo(end) <= 0)
                .sorted(Comparator.comparing(Release::version))
                .toList();
        from.ifPresent(start -> refuseGap(start, steps));
        return new Upgrade(from, steps);
    }

    /** The releases one is at, from the first to the last. */
    public List<Version> path() {
        return Stream.concat(from.stream(), steps.stream().map(Release::version))
                .toList();
    }

    public Optional<Version> to() {
        return steps.isEmpty() ? from : Optional.of(steps.getLast().version());
    }

    /** Whether the migrations of this release run on the way. */
    public boolean includes(Version release) {
        return steps.stream().anyMatch(step -> step.version().equals(release));
    }

    /** Releases whose predecessors' clients must change. */
    public List<Version> breaking() {
        return steps.stream().filter(Release::breaking).map(Release::version).toList();
    }

    private static void refuseCycles(Collection<Release> all) {
        Problems problems = new Problems();
        for (Release release : all) {
            release.minimum()
                    .filter(m -> m.compareTo(release.version()) >= 0)
                    .ifPresent(m -> problems.add(cycle(release, m)));
        }
        problems.throwIfAny();
    }

    private static void refuseGap(Version start, List<Release> steps) {
        Version at = start;
        for (Release next : steps) {
            Optional<Version> minimum = next.minimum();
            if (minimum.isPresent() && minimum.get().compareTo(at) > 0) {
                throw gap(at, next, minimum.get()).asException();
            }
            at = next.version();
        }
    }

    private static Problem cycle(Release release, Version minimum) {
        return Problem.user(
                "RELEASE-CYCLE",
                "release " + release.version() + " can only be reached from " + minimum,
                "that is itself or a later one, so neither can ever be reached",
                "correct its `minimum`: an older release");
    }

    private static Problem unknown(Version to, SortedMap<Version, Release> all) {
        List<String> names = all.keySet().stream().map(Version::text).toList();
        return Problem.user(
                "RELEASE-UNKNOWN",
                "there is no release " + to,
                names.isEmpty() ? "no release is known" : "known are " + String.join(", ", names),
                Nearest.to(to.text(), names)
                        .map(n -> "did you mean " + n + "?")
                        .orElse("name its folder after it, or add it to releases.yaml"));
    }

    private static Problem backward(Version from, Version to) {
        return Problem.user(
                "RELEASE-BACKWARD",
                to + " is older than " + from,
                "an assessment is of the way forward",
                "the way back is `suture undo --to ID`; its dry run says what it does");
    }

    private static Problem gap(Version at, Release next, Version minimum) {
        return Problem.user(
                "RELEASE-PATH",
                "there is no way from " + at + " to " + next.version() + ": the step to " + minimum
                        + " or later is missing",
                next.version() + " can be reached from " + minimum + " on, and no release between " + at
                        + " and it is known",
                "upgrade to " + minimum + " first, or add the releases between to releases.yaml");
    }

    /** For people: {@code 1.9.0 → 2.0.0}. */
    public String words() {
        return path().stream().map(Version::text).collect(Collectors.joining(" → "));
    }
}
