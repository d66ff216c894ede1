// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps of one migration while they are being put together. Statements gather in one transaction until a step must stand
 * alone; then what was gathered becomes a step of its own before it.
 */
public final class Draft {
    private final Outlook outlook;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Sql> settings = new ArrayList<>();
    private final List<Sql> gathered = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final List<Undo> undos = new ArrayList<>();
    private Takes takes = Takes.NOTHING;
    private Phase phase = Phase.EXPAND;
    private boolean opaque;

    Draft(Outlook outlook) {
        this.outlook = outlook;
    }

    public Outlook outlook() {
        return outlook;
    }

    /** A statement for the transaction that is open here. */
    public void gather(Phase in, Sql sql, Takes taken, Undo undo) {
        if (gathered.isEmpty()) {
            gathered.addAll(settings);
        }
        phase = in.compareTo(phase) > 0 ? in : phase;
        gathered.add(sql);
        takes = takes.and(taken);
        undos.add(undo);
    }

    /** The same, and says why it differs from what the author wrote. */
    public void gather(Phase in, Sql sql, Takes taken, Undo undo, String changed) {
        gather(in, sql, taken, undo);
        changes.add(changed);
    }

    /** A step of its own; what was gathered is committed before it. */
    public void alone(Phase in, Step step, Optional<String> changed, Undo undo) {
        commit();
        steps.add(new PlannedStep(steps.size() + 1, in, step, changed, undo));
    }

    /** What was gathered becomes a step; nothing where nothing was. */
    public void commit() {
        if (!undos.isEmpty()) {
            Optional<String> changed = changes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", changes));
            steps.add(new PlannedStep(
                    steps.size() + 1, phase, new Step.Transaction(gathered, takes), changed, Undo.inReverse(undos)));
        }
        gathered.clear();
        changes.clear();
        undos.clear();
        takes = Takes.NOTHING;
        phase = Phase.EXPAND;
    }

    /** A setting of the author's: holds in every later transaction of this migration and never outlives one. */
    public void setting(Sql setLocal) {
        settings.add(setLocal);
        if (!gathered.isEmpty()) {
            gathered.add(setLocal);
        }
    }

    /** Something the author should know. */
    public void note(String words) {
        notes.add(words);
    }

    /** From here on the catalog may hold what nobody planned. */
    public void opaque() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque;
    }

    List<PlannedStep> steps() {
        return List.copyOf(steps);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    /** The author's statement, verbatim. */
    public static Sql verbatim(Statement statement) {
        return new Sql(statement.text(), Optional.of(origin(statement, true)));
    }

    /** Another text in place of the author's statement. */
    public static Sql inPlaceOf(Statement statement, String text) {
        return new Sql(text, Optional.of(origin(statement, false)));
    }

    private static Sql.Origin origin(Statement statement, boolean verbatim) {
        return new Sql.Origin(statement.at().file(), statement.line(), statement.column(), verbatim);
    }
}
