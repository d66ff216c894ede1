// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A plan for people: what is done in which order, who waits for it, and why it differs from what was written. */
public final class PlanText {
    private PlanText() {}

    /** Lines of plain text; a migration begins at the margin. */
    public static List<String> of(Plan plan) {
        return plan.migrations().stream().flatMap(m -> of(m).stream()).toList();
    }

    /** The same for one migration. */
    public static List<String> of(PlannedMigration migration) {
        List<String> lines = new ArrayList<>();
        lines.add(migration.id() + "  " + migration.kind().display() + uncertain(migration));
        migration.notes().forEach(note -> lines.add("  note: " + note));
        migration.steps().forEach(step -> add(step, lines));
        return lines;
    }

    private static String uncertain(PlannedMigration migration) {
        return (migration.opaque() ? ", opaque" : "") + (migration.provisional() ? ", provisional" : "");
    }

    private static void add(PlannedStep planned, List<String> lines) {
        Step step = planned.step();
        lines.add("  " + planned.number() + "  " + planned.phase().display() + ", " + step.verb());
        if (step instanceof Step.Concurrent concurrent) {
            concurrent.settings().forEach(s -> lines.add("       " + s.session()));
        }
        for (Sql sql : step.statements()) {
            sql.text().lines().forEach(line -> lines.add("       " + line));
        }
        takes(step.takes()).forEach(line -> lines.add("     " + line));
        planned.changed().ifPresent(why -> lines.add("     changed: " + why));
    }

    /** What it takes from others, a sentence a lock: mode, and who waits while it is held. */
    public static List<String> takes(Takes takes) {
        List<String> lines = new ArrayList<>();
        takes.locks().entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        () -> new java.util.TreeMap<LockMode, List<Map.Entry<TableName, LockMode>>>(
                                java.util.Comparator.reverseOrder()),
                        Collectors.toList()))
                .forEach((mode, held) -> lines.add(
                        "locks " + names(held.stream().map(Map.Entry::getKey).toList()) + ": " + words(mode)));
        if (!takes.rewrites().isEmpty()) {
            lines.add("rewrites " + names(takes.rewrites()));
        }
        if (!takes.scans().isEmpty()) {
            lines.add("reads whole " + names(takes.scans()));
        }
        return lines;
    }

    /** PostgreSQL's name of the mode and what it means to those who use the table. */
    public static String words(LockMode mode) {
        if (mode.blocksReads()) {
            return mode.sql() + ", nobody reads or writes meanwhile";
        }
        return mode.sql() + (mode.blocksWrites() ? ", nobody writes meanwhile" : ", reads and writes go on");
    }

    private static String names(Collection<TableName> tables) {
        return tables.stream().map(TableName::display).collect(Collectors.joining(", "));
    }
}
