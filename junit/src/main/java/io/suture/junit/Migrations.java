// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import io.suture.core.problem.Problem;
import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.engine.rehearse.Verdict;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * The migrations of a folder, as they were rehearsed.
 *
 * @param accepts verdicts with which one passes
 * @param known ids of those that pass with any other
 */
public record Migrations(RehearsalReport report, Set<Verdict> accepts, Set<String> known) {
    public Migrations {
        accepts = Set.copyOf(accepts);
        known = Set.copyOf(known);
    }

    /** One a migration, in the order of the run, named by its id and verdict; then one for each known one that is not there, or an up that fails. */
    public Stream<DynamicTest> tests() {
        Stream<DynamicTest> rehearsed = report.migrations().stream().map(this::test);
        Stream<DynamicTest> broken = report.problems().stream().map(Migrations::upFails);
        return Stream.of(rehearsed, broken, unknown()).flatMap(tests -> tests);
    }

    private DynamicTest test(Rehearsed one) {
        return DynamicTest.dynamicTest(one.id() + ": " + one.verdict().display(), () -> require(one));
    }

    private void require(Rehearsed one) {
        boolean accepted = accepts.contains(one.verdict());
        boolean excused = known.contains(one.id().value());
        if (!accepted && !excused) {
            throw new AssertionFailedError(words(one));
        }
        if (accepted && excused) {
            throw new AssertionFailedError(one.id() + " is `known`, and its verdict is accepted: "
                    + one.verdict().display() + ". Take it out of `known`, so that it is seen when it changes.");
        }
    }

    private static String words(Rehearsed one) {
        return Stream.concat(one.differences().stream(), one.notes().stream().map(note -> "(" + note + ")"))
                .collect(Collectors.joining(
                        "\n  ",
                        "the down part of " + one.id() + ": " + one.verdict().display() + "\n  ",
                        "\nMend the down part, or name the migration in `known`, or the verdict in `accepts`."));
    }

    private static DynamicTest upFails(Problem problem) {
        return DynamicTest.dynamicTest(problem.code() + ": the up fails", () -> {
            throw new AssertionFailedError(problem.at().map(at -> at + ": ").orElse("") + problem.what() + "\n  why: "
                    + problem.why() + "\n  fix: " + problem.fix());
        });
    }

    private Stream<DynamicTest> unknown() {
        Set<String> there =
                report.migrations().stream().map(m -> m.id().value()).collect(Collectors.toSet());
        return known.stream()
                .filter(id -> !there.contains(id) && report.problems().isEmpty())
                .sorted()
                .map(id -> DynamicTest.dynamicTest(id + ": known", () -> {
                    throw new AssertionFailedError(
                            "`known` names " + id + ", and no migration of the folder is called so");
                }));
    }
}
