// SPDX-License-Identifier: Apache-2.0
package io.suture.core.window;

import io.suture.core.assess.Risk;
import io.suture.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When changes may be made, by how much is at stake.
 *
 * @param zone for people
 * @param open by risk; what has none may run at any time
 * @param closed times when nothing may run, whatever is open: rounds, shift changes, feasts
 */
public record Windows(ZoneId zone, Map<Risk, List<Window>> open, List<Window> closed) {
    public static final Windows ALWAYS = new Windows(ZoneOffset.UTC, Map.of(), List.of());

    /** As far as one looks for an opening. */
    private static final Duration HORIZON = Duration.ofDays(2 * 366);

    private static final int MOST = 1000;

    public Windows {
        Map<Risk, List<Window>> copy = new EnumMap<>(Risk.class);
        open.forEach((risk, windows) -> copy.put(risk, List.copyOf(windows)));
        open = Map.copyOf(copy);
        closed = List.copyOf(closed);
    }

    /** Whether a change of this risk has to wait for a time. */
    public boolean limits(Risk risk) {
        return !windows(risk).isEmpty() || !closed.isEmpty();
    }

    /** Whether anything has to wait for a time. */
    public boolean limit() {
        return List.of(Risk.values()).stream().anyMatch(this::limits);
    }

    private List<Window> windows(Risk risk) {
        return open.getOrDefault(risk, List.of());
    }

    /** The opening the moment is in, or the next one; empty where there is none within two years. */
    public Optional<Opening> opening(Risk risk, Instant now) {
        Instant end = now.plus(HORIZON);
        List<Opening> all = windows(risk).isEmpty()
                ? List.of(new Opening(now, end))
                : windows(risk).stream()
                        .flatMap(w -> w.openings(now, end, MOST).stream())
                        .sorted(Comparator.comparing(Opening::from))
                        .toList();
        return all.stream()
                .flatMap(opening -> without(opening).stream())
                .filter(left -> left.until().isAfter(now))
                .findFirst();
    }

    private List<Opening> without(Opening opening) {
        List<Opening> left = List.of(opening);
        for (Window window : closed) {
            for (Opening shut : window.openings(opening.from(), opening.until(), MOST)) {
                left = left.stream().flatMap(o -> o.without(shut).stream()).toList();
            }
        }
        return left;
    }

    public boolean isOpen(Risk risk, Instant now) {
        return !limits(risk) || opening(risk, now).filter(o -> o.has(now)).isPresent();
    }

    /** For people: until when it is open, or when it opens; empty where any time will do. */
    public Optional<String> words(Risk risk, Instant now) {
        if (!limits(risk)) {
            return Optional.empty();
        }
        return Optional.of(opening(risk, now)
                .map(o -> (o.has(now) ? "open now, " : "opens ") + o.words(zone))
                .orElse("never opens"));
    }

    /**
     * The problem {@code WINDOW-CLOSED}, or {@code WINDOW-NEVER} where it never opens.
     *
     * @param what cannot run, for people
     */
    public Problem problem(String what, Risk risk, Instant now) {
        String why = "its risk is " + risk + ", which runs in " + risk.window() + ": " + rules(risk);
        return opening(risk, now)
                .map(next -> Problem.user(
                        "WINDOW-CLOSED",
                        what + " may not run now; its window opens " + next.words(zone),
                        why,
                        "run it then; what cannot wait runs with --emergency, on the record"))
                .orElseGet(() -> Problem.user(
                        "WINDOW-NEVER",
                        "the window of " + what + " never opens",
                        why + "; within two years there is no such time",
                        "correct `windows." + risk.display() + "` or `windows.closed` in suture.yaml"));
    }

    private String rules(Risk risk) {
        String when = windows(risk).isEmpty()
                ? "at any time"
                : windows(risk).stream().map(Window::text).collect(Collectors.joining(" or "));
        return closed.isEmpty()
                ? when
                : when + ", but not " + closed.stream().map(Window::text).collect(Collectors.joining(" or "));
    }
}
