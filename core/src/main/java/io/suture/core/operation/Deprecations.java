// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Migration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
import io.suture.core.typed.view.CompatibilityView;
import java.util.List;

/** Holds the features a migration says it deprecates against the views that keep them alive. */
final class Deprecations {
    private Deprecations() {}

    /** Adds {@code COMPAT-UNKNOWN} for each that one side names and the other does not. */
    static void check(Migration migration, SqlScript script, Problems problems) {
        List<String> said = migration.about().deprecates();
        if (said.isEmpty()) {
            return;
        }
        List<String> served = script.statements().stream()
                .flatMap(s -> CompatibilityView.of(s).stream())
                .map(CompatibilityView::deprecated)
                .toList();
        said.stream()
                .filter(f -> !served.contains(f))
                .forEach(f -> problems.add(unknown(migration, f, "nothing in it keeps that alive", served)));
        served.stream()
                .filter(f -> !said.contains(f))
                .forEach(f -> problems.add(unknown(migration, f, "`deprecates` does not name it", said)));
    }

    private static Problem unknown(Migration migration, String feature, String why, List<String> known) {
        return Problem.user(
                "COMPAT-UNKNOWN",
                "deprecated feature " + feature + " of " + migration.id() + " is not known",
                why,
                known.isEmpty()
                        ? "add a `compatibility_view` with `deprecated: " + feature + "`"
                        : "known are " + String.join(", ", known));
    }
}
