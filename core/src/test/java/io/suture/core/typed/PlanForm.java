// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TreeForm;
import java.util.ArrayList;
import java.util.List;

/** A plan without the places in files it came from, and with each statement as what it says rather than how it is spelled. */
public final class PlanForm {
    private PlanForm() {}

    public static List<String> of(Plan plan) {
        return plan.migrations().stream().flatMap(m -> of(m).stream()).toList();
    }

    private static List<String> of(PlannedMigration migration) {
        List<String> lines = new ArrayList<>();
        lines.add(migration.id() + " " + migration.direction() + " " + migration.kind() + " " + migration.opaque() + " "
                + migration.provisional());
        migration.notes().forEach(n -> lines.add(placeless(n)));
        migration.steps().forEach(s -> add(s, lines));
        return lines;
    }

    private static void add(PlannedStep planned, List<String> lines) {
        lines.add(planned.number() + " " + planned.phase() + " " + planned.changed());
        add(planned.step(), lines);
        lines.add("undo " + placeless(planned.undo().impossible().toString())
                + placeless(planned.undo().lost().toString()));
        planned.undo().steps().forEach(s -> add(s, lines));
    }

    private static void add(Step step, List<String> lines) {
        lines.add(step.verb() + " " + step.takes());
        step.statements().forEach(s -> lines.add(form(s)));
        if (step instanceof Step.Concurrent alone) {
            lines.add(alone.settings() + " " + alone.probe() + " " + alone.repeatable() + " " + alone.repair());
        }
    }

    private static String form(Sql sql) {
        return SqlScript.parse(sql.text(), SourceName.of("step")).statements().stream()
                .map(TreeForm::of)
                .toList()
                .toString();
    }

    private static String placeless(String words) {
        return words.replaceAll("line \\d+", "a line");
    }
}
