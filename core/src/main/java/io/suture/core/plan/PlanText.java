// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A plan for people: what is done in which order, who waits for it, and why it differs from what was written. Long statements are said in short
 * ({@link ShortSql}).
 */
public final class PlanText {
    private static final int WIDTH = 120;

    private PlanText() {}

    /** Lines of plain text; a migration begins at the margin, and only a migration does. */
    public static List<String> of(Plan plan) {
        return plan.migrations().stream().flatMap(m -> of(m).stream()).toList();
    }

    /** The same for one migration. */
    public static List<String> of(PlannedMigration migration) {
        return of(migration, Map.of());
    }

    /** @param estimates by the numbers of its steps */
    public static List<String> of(PlannedMigration migration, Map<Integer, Estimate> estimates) {
        return of(migration, estimates, ShortSql::of);
    }

    /** The same with every statement as it is run, however long. */
    public static List<String> whole(PlannedMigration migration, Map<Integer, Estimate> estimates) {
        return of(migration, estimates, sql -> sql);
    }

    private static List<String> of(
            PlannedMigration migration, Map<Integer, Estimate> estimates, UnaryOperator<String> said) {
        List<String> lines = new ArrayList<>();
        lines.add(migration.id() + "  " + migration.kind().display() + uncertain(migration));
        migration.notes().forEach(note -> lines.addAll(wrapped("  note: ", note)));
        for (PlannedStep step : migration.steps()) {
            add(step, said, lines);
            Optional.ofNullable(estimates.get(step.number())).ifPresent(e -> lines.add("     about " + e.words()));
        }
        return lines;
    }

    private static String uncertain(PlannedMigration migration) {
        return (migration.opaque() ? ", opaque: what follows is planned anew after it" : "")
                + (migration.provisional() ? ", provisional" : "");
    }

    private static void add(PlannedStep planned, UnaryOperator<String> said, List<String> lines) {
        Step step = planned.step();
        lines.add("  " + planned.number() + "  " + planned.phase().display() + ", " + step.verb());
        if (step instanceof Step.Concurrent concurrent) {
            concurrent.settings().forEach(s -> lines.add("       " + s.session() + ";"));
        }
        for (Sql sql : step.statements()) {
            (said.apply(sql.text()) + ";").lines().forEach(line -> lines.add("       " + line));
        }
        takes(step.takes()).forEach(sentence -> lines.addAll(wrapped("     ", sentence)));
        planned.changed().ifPresent(why -> lines.addAll(wrapped("     changed: ", why)));
    }

    /**
     * What it takes from others: a sentence a lock mode that is stronger than what ordinary reads and writes take, and who waits
     * while it is held.
     */
    public static List<String> takes(Takes takes) {
        List<String> lines = new ArrayList<>();
        String time = takes.scans().isEmpty() && takes.rewrites().isEmpty() ? "for a moment" : "meanwhile";
        felt(takes)
                .forEach((mode, tables) ->
                        lines.add("locks " + names(tables) + ": " + mode.sql() + ", " + meaning(mode, time)));
        if (!takes.rewrites().isEmpty()) {
            lines.add("rewrites " + names(takes.rewrites()));
        }
        if (!takes.scans().isEmpty()) {
            lines.add("reads whole " + names(takes.scans()));
        }
        return lines;
    }

    private static Map<LockMode, List<TableName>> felt(Takes takes) {
        return takes.locks().entrySet().stream()
                .filter(lock -> lock.getValue().compareTo(LockMode.ROW_EXCLUSIVE) > 0)
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        () -> new TreeMap<LockMode, List<TableName>>(Comparator.reverseOrder()),
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static String meaning(LockMode mode, String time) {
        if (mode.blocksReads()) {
            return "nobody reads or writes " + time;
        }
        return mode.blocksWrites() ? "nobody writes " + time : "reads and writes go on";
    }

    private static String names(Collection<TableName> tables) {
        return tables.stream().map(TableName::display).collect(Collectors.joining(", "));
    }

    /** A sentence in lines as wide as a page, the later ones under the first one's text. */
    private static List<String> wrapped(String lead, String sentence) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(lead);
        for (String word : sentence.split(" ")) {
            if (line.length() + word.length() > WIDTH && line.length() > lead.length()) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(" ".repeat(lead.length()));
            }
            line.append(word).append(' ');
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }
}
