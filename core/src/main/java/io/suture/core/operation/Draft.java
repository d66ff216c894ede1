// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.claim.Claims;
import io.suture.core.migration.FillTriggers;
import io.suture.core.migration.Retention;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Proof;
import io.suture.core.plan.Relaxed;
import io.suture.core.plan.Release;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The steps of one migration while they are being put together. Statements gather in one transaction until a step must stand
 * alone; then what was gathered becomes a step of its own before it.
 */
public final class Draft {
    private final Outlook outlook;
    private final Optional<FillTriggers> triggers;
    private final List<PlannedStep> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Sql> made = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Proof> proofs = new ArrayList<>();
    private final List<Preview> previews = new ArrayList<>();
    private final List<Release> releases = new ArrayList<>();
    private final Prelude prelude = new Prelude();
    private final Gathered gathered = new Gathered();
    private Optional<Statement> source = Optional.empty();
    private final Set<TableName> newTypes = new HashSet<>();
    private final Map<AddKey, Identifier> readyIndexes = new HashMap<>();
    private final List<Consumer<Draft>> atTheEnd = new ArrayList<>();
    private final SetAside aside;
    private final Reach reach;
    private Kind kind = Kind.ADDITIVE;
    private boolean opaque;
    private boolean contractApart;
    private boolean divides;
    private final List<FillingTrigger> filling = new ArrayList<>();

    Draft(Outlook outlook, Optional<FillTriggers> triggers, Optional<Retention> keep) {
        this.outlook = outlook;
        this.triggers = triggers;
        this.aside = new SetAside(keep);
        this.reach = new Reach(outlook);
    }

    public Outlook outlook() {
        return outlook;
    }

    /** Whether the application's own triggers fire when rows are filled; empty where the author says nothing. */
    Optional<FillTriggers> triggers() {
        return triggers;
    }

    /** What follows is made of this statement of the author's. */
    void from(Statement statement) {
        source = Optional.of(statement);
    }

    /** What takes something away does not share a transaction with the rest. */
    void contractApart() {
        contractApart = true;
    }

    /** Whether what is planned for the contract waits for {@code suture complete}. */
    public boolean contractWaits() {
        return contractApart;
    }

    /** Whether statements may be committed apart that are in others' way for longer together than each by itself. */
    void divides(boolean now) {
        divides = now;
    }

    // statements

    /** A statement for the transaction that is open here. */
    public void gather(Phase in, Sql sql, Takes taken, Undo undo) {
        boolean apart = contractApart && gathered.isContract() != (in == Phase.CONTRACT);
        if (isGathering() && (apart || divides && gathered.isDelayedBy(taken))) {
            commit();
        }
        gathered.add(in, sql, reach.before(taken), undo.taking(reach::below), prelude.statements());
    }

    /** A statement that belongs to the transaction that is open here, whatever that is about. */
    void along(Sql sql) {
        gathered.add(gathered.phase(), sql, Takes.NOTHING, Undo.nothing(), prelude.statements());
    }

    /** Says why the transaction that is open here differs from what the author wrote. */
    public void changed(String why) {
        gathered.changed(why);
    }

    /** The same, and says why it differs from what the author wrote. */
    public void gather(Phase in, Sql sql, Takes taken, Undo undo, String changed) {
        gather(in, sql, taken, undo);
        gathered.changed(changed);
    }

    /**
     * A sub-command of {@code ALTER TABLE} for the transaction that is open here, with what it takes and what it does.
     *
     * @param words the sub-command as SQL
     */
    public void alter(Phase in, TableName table, AlterCommand command, String words, Undo undo, String changed) {
        Takes takes = Claims.of(List.of(command), table, false, outlook);
        gather(in, sql("ALTER TABLE " + table + " " + words), takes, undo, changed);
        Effects.apply(command, table, outlook);
    }

    /** Proves the rows that are there, in a transaction of its own. */
    public void validate(TableName table, AlterCommand command, String changed) {
        validate(table, command, changed, Undo.nothing());
    }

    /** The same, with what an undo does, or cannot do. */
    public void validate(TableName table, AlterCommand command, String changed, Undo undo) {
        Takes takes = Claims.of(List.of(command), table, false, outlook);
        Sql sql = sql("ALTER TABLE " + table + " VALIDATE CONSTRAINT " + command.name());
        alone(Phase.MIGRATE, patient -> new Step.Validate(patient, sql, takes), Optional.of(changed), undo);
        Effects.apply(command, table, outlook);
    }

    /**
     * A step of its own; what was gathered is committed before it.
     *
     * @param step made under these settings of the author's; time-outs are not among them, since such a step waits without being
     *     in anybody's way
     */
    public void alone(Phase in, Function<List<Setting>, Step> step, Optional<String> changed, Undo undo) {
        commit();
        steps.add(new PlannedStep(
                steps.size() + 1, in, step.apply(prelude.patient()), changed, undo.taking(reach::below)));
    }

    /** What was gathered becomes a step; nothing where nothing was. */
    public void commit() {
        gathered.end(steps.size() + 1).ifPresent(steps::add);
        newTypes.clear();
        outlook.transactionEnds();
    }

    /** What is planned when everything the migration says has been, since clients may use the old shape until then. */
    public void atTheEnd(Consumer<Draft> rest) {
        atTheEnd.add(rest);
    }

    /** Whether what goes is to be set aside at first. */
    public boolean keeps() {
        return aside.isWanted();
    }

    /** A rule that does not bind while that which it is about is only kept. */
    public void relax(Relaxed rule) {
        List<Step> restore = rule.restore().stream()
                .map(step -> step.taking(reach.below(step.takes())))
                .toList();
        aside.relax(new Relaxed(rule.claim(), rule.query(), restore));
    }

    /**
     * Something is set aside.
     *
     * @param need what must stay as it is until it goes
     * @param rest what lets it go for good; planned behind everything else
     */
    public void purge(Keeping.Need need, Consumer<Draft> rest) {
        purge(List.of(need), rest);
    }

    /** The same where more than one thing must stay. */
    public void purge(List<Keeping.Need> all, Consumer<Draft> rest) {
        aside.purge(all, rest);
    }

    void end() {
        planned(atTheEnd);
        planned(aside.purges());
        aside.note().ifPresent(this::note);
    }

    private void planned(List<Consumer<Draft>> rest) {
        if (!rest.isEmpty()) {
            commit();
            rest.forEach(part -> part.accept(this));
            commit();
        }
    }

    Optional<Keeping> keeping() {
        return aside.keeping();
    }

    /** The trigger stays while what follows counts on its rows being filled. */
    void keeps(FillingTrigger trigger) {
        filling.add(trigger);
    }

    /** What follows is another matter. */
    void allIsFilled() {
        filling.forEach(trigger -> trigger.drop(this));
        filling.clear();
    }

    /** @param newMode a {@code SET TRANSACTION} each transaction of the block begins with */
    void blockBegins(Optional<String> newMode) {
        if (newMode.isPresent()) {
            commit();
        }
        prelude.mode(newMode.map(this::sql));
    }

    /** @param explicit whether what follows must not join what was gathered */
    void blockEnds(boolean explicit) {
        if (explicit) {
            commit();
        }
        prelude.mode(Optional.empty());
    }

    /** Types and functions; a type, only the transaction that creates it may use at once. */
    void created(Statement statement) {
        switch (statement.kind()) {
            case CREATE_TYPE, CREATE_ENUM, CREATE_DOMAIN, CREATE_FUNCTION -> made.add(sql(statement.text()));
            default -> {}
        }
        if (statement.tree().is("CreateEnumStmt")) {
            newTypes.add(outlook.place(RelationName.of(statement.tree().strings("typeName"))));
        }
    }

    /** Whether the type is as new as the transaction. */
    boolean isNewType(RelationName type) {
        return newTypes.contains(outlook.place(type));
    }

    /** The index of a key that is added further down is built already. */
    void ready(AddKey key, Identifier index) {
        readyIndexes.put(key, index);
    }

    /** The index that was built for this key before its turn came. */
    Optional<Identifier> readyIndex(AddKey key) {
        return Optional.ofNullable(readyIndexes.get(key));
    }

    /** Whether something of the migration comes before what is planned now. */
    public boolean isBegun() {
        return isGathering() || !steps.isEmpty();
    }

    /** Whether a transaction is open that holds something. */
    boolean isGathering() {
        return !gathered.isEmpty();
    }

    // what holds for all that follows

    /** A setting of the author's: holds in every later step of this migration and never outlives one. */
    void setting(Setting setting, Sql local) {
        prelude.set(setting);
        gathered.setting(local);
    }

    /** What every later transaction begins with. */
    Prelude prelude() {
        return prelude;
    }

    /** Something the author should know. */
    public void note(String words) {
        if (!notes.contains(words)) {
            notes.add(words);
        }
    }

    /** What is tried on a sample of rows before the first step. */
    public void tryOut(Trial trial) {
        trials.add(trial.after(
                Stream.concat(made.stream(), trial.before().stream()).toList()));
    }

    /** What must hold of every row before the contract, where that waits for {@code suture complete}. */
    public void prove(Proof proof) {
        proofs.add(proof);
    }

    /** What would become of rows, for whoever asks before the run. */
    public void foresee(Preview preview) {
        previews.add(preview);
    }

    /** How rows that it sets aside go where they belong once they have been corrected. */
    public void release(Release release) {
        releases.add(release);
    }

    /** What this part of the migration does to what exists; the worst counts. */
    public void does(Kind another) {
        kind = kind.worst(another);
    }

    /** From here on the catalog may hold what nobody planned. */
    public void opaque() {
        opaque = true;
    }

    // SQL

    /** A text in place of the author's statement. */
    public Sql sql(String text) {
        return new Sql(text, source.map(s -> origin(s, s.text().equals(text))));
    }

    private static Sql.Origin origin(Statement statement, boolean verbatim) {
        return new Sql.Origin(statement.at().file(), statement.line(), statement.column(), verbatim);
    }

    // the result

    boolean isOpaque() {
        return opaque;
    }

    Kind kind() {
        return kind;
    }

    /** In the author's order, each in the phase it belongs to alone. */
    List<PlannedStep> drafted() {
        return List.copyOf(steps);
    }

    List<PlannedStep> steps() {
        return Phases.inOrder(steps);
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Trial> trials() {
        return List.copyOf(trials);
    }

    List<Proof> proofs() {
        return List.copyOf(proofs);
    }

    List<Release> releases() {
        return List.copyOf(releases);
    }

    List<Preview> previews() {
        return List.copyOf(previews);
    }
}
