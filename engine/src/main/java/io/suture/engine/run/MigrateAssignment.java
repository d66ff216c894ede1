// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Judgement;
import io.suture.core.assess.Risk;
import io.suture.core.catalog.Catalog;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Pending;
import io.suture.core.migration.Reconciliation;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.gate.Gate;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Brings a database to where a folder of migrations is: first what was left unfinished, then what is pending; at last what was kept and
 * whose time is over goes.
 */
final class MigrateAssignment implements Assignment {
    private final Source source;
    private final Optional<Identifier> owner;
    private final MigrateOptions options;
    private final Completion completion;
    private final Permits permits;
    private final Set<MigrationId> expanded = new LinkedHashSet<>();
    private final Set<MigrationId> purged = new HashSet<>();
    private boolean planChecked;
    private Optional<Made> last = Optional.empty();

    MigrateAssignment(
            Source source, Optional<Identifier> owner, MigrateOptions options, Completion completion, Permits permits) {
        this.source = source;
        this.owner = owner;
        this.options = options;
        this.completion = completion;
        this.permits = permits;
    }

    @Override
    public String command() {
        return "migrate";
    }

    @Override
    public SortedMap<String, String> options() {
        return options.said();
    }

    @Override
    public List<Task> next(Session session, Journal journal) throws SQLException {
        Reconciliation state = source.reconcile(journal.applied(), options.reconcile());
        if (!state.unfinished().isEmpty()) {
            return List.of(resumed(state.unfinished().getFirst(), session, journal));
        }
        List<Pending> pending = all(state);
        if (pending.isEmpty()) {
            List<Task> contract = options.complete() ? contracts(session, journal) : List.of();
            return contract.isEmpty() ? purge(session, journal) : contract;
        }
        Plan plan = plan(pending, session, Optional.of(journal));
        requireShown(plan);
        if (permits.needed(journal)) {
            permits.require(command(), requests(), session, journal);
        }
        InFlightCheck.Way way = way(pending, last.orElseThrow(), session, Optional.of(journal));
        if (way.count() == 0) {
            return List.of(contractFirst(way.first().orElseThrow(), session, journal));
        }
        List<PlannedMigration> certain = plan.certain();
        return IntStream.range(0, Math.min(certain.size(), way.count()))
                .mapToObj(i -> fresh(
                        pending.get(i),
                        certain.get(i),
                        plan,
                        journal,
                        i == 0
                                ? lastDone(journal)
                                : Optional.of(pending.get(i - 1).id())))
                .toList();
    }

    @Override
    public Optional<Risk> risk(Task task, Session session) throws SQLException {
        return Requests.risk(task.plan().id(), source, owner, session);
    }

    /** Contracts whose gate was closed. */
    List<Problem> refused() {
        return completion.gates().stream()
                .filter(g -> !g.open())
                .map(Gate::problem)
                .toList();
    }

    /** The contracts of what this run has expanded; each once, whatever its gate says. */
    private List<Task> contracts(Session session, Journal journal) throws SQLException {
        while (!expanded.isEmpty()) {
            MigrationId next = expanded.iterator().next();
            Optional<Task> task = completion.task(journal.row(next).orElseThrow(), session, journal);
            if (task.isPresent()) {
                return List.of(task.get());
            }
            expanded.remove(next);
        }
        return List.of();
    }

    /** What is kept and whose time is over; each once, whatever its gate says. Comes last: nothing depends on it. */
    private List<Task> purge(Session session, Journal journal) throws SQLException {
        for (JournalRow row : journal.rows()) {
            MigrationId id = row.applied().id();
            boolean due =
                    Completion.isDue(row, false) && source.migrations().find(id).isPresent();
            if (due && purged.add(id)) {
                Optional<Task> task = completion.task(row, session, journal);
                if (task.isPresent()) {
                    return List.of(task.get());
                }
            }
        }
        return List.of();
    }

    private Task contractFirst(MigrationId id, Session session, Journal journal) throws SQLException {
        return completion
                .task(journal.row(id).orElseThrow(), session, journal)
                .orElseThrow(() -> completion.gates().getLast().problem().asException());
    }

    @Override
    public void done(Task task, Session session, Scribe scribe) throws SQLException {
        if (task.leg().end() == MigrationState.EXPANDED) {
            expanded.add(task.plan().id());
            completion.expanded(task, session, scribe);
        } else {
            expanded.remove(task.plan().id());
        }
    }

    static List<Pending> all(Reconciliation state) {
        return Stream.concat(state.pending().stream(), state.repeatables().stream())
                .toList();
    }

    /** A plan names the database from its first migration on: before it, there is no journal to keep an identity in. */
    Plan plan(List<Pending> pending, Session session, Optional<Journal> journal) throws SQLException {
        String database = journal.filter(j -> !j.rows().isEmpty())
                .map(j -> j.identity().databaseId())
                .orElse("");
        PlanInput input = new PlanInput(
                pending.stream().map(Pending::migration).toList(),
                source.catalog(session),
                source.planOptions(session, owner, options.asWritten(), database));
        Made made = last.filter(m -> m.input().same(input)).orElseGet(() -> new Made(input, input.plan()));
        last = Optional.of(made);
        way(pending, made, session, journal);
        return made.plan();
    }

    /** What records say of one migration of the plan that was made last. */
    MigrationFacts facts(MigrationId id, List<Pending> pending, Journal journal) {
        Plan plan = last.orElseThrow().plan();
        int at = IntStream.range(0, pending.size())
                .filter(i -> pending.get(i).id().equals(id))
                .findFirst()
                .orElseThrow();
        return facts(pending.get(at), plan.migrations().get(at), plan, journal, lastDone(journal));
    }

    /** What has to be approved of the plan that was made last. */
    List<Wanted> requests() {
        return Requests.toMigrate(judgements(), last.orElseThrow().plan(), source);
    }

    /** What the migrations of the plan that was made last change. */
    List<Judgement> judgements() {
        PlanInput input = last.orElseThrow().input();
        return Judgement.of(input.migrations(), input.catalog(), input.options());
    }

    /** The schema that the plan was made from that was made last. */
    Catalog catalog() {
        return last.orElseThrow().input().catalog();
    }

    private InFlightCheck.Way way(List<Pending> pending, Made made, Session session, Optional<Journal> journal)
            throws SQLException {
        return InFlightCheck.of(journal, session)
                .way(pending, made.input(), made.plan().migrations(), options.complete());
    }

    /** A plan is a function of its input: what was looked at before the run is not planned again where nobody came between. */
    private record Made(PlanInput input, Plan plan) {}

    private static Optional<MigrationId> lastDone(Journal journal) {
        return journal.rows().reversed().stream()
                .map(JournalRow::applied)
                .filter(AppliedMigration::done)
                .map(AppliedMigration::id)
                .findFirst();
    }

    private Task fresh(
            Pending pending, PlannedMigration plan, Plan whole, Journal journal, Optional<MigrationId> before) {
        Migration migration = pending.migration();
        return Task.fresh(
                plan,
                facts(pending, plan, whole, journal, before),
                PlanJson.write(plan),
                migration.preconditions(),
                migration.verifications(),
                List.of());
    }

    private MigrationFacts facts(
            Pending pending, PlannedMigration plan, Plan whole, Journal journal, Optional<MigrationId> before) {
        int attempt = journal.row(pending.id()).map(row -> row.attempt() + 1).orElse(1);
        return Facts.of(
                pending.migration(),
                Optional.of(pending.checksums()),
                plan,
                whole.fingerprint(),
                before.map(MigrationId::value),
                source.migrations().layout(),
                pending.outOfOrder(),
                attempt);
    }

    private Task resumed(AppliedMigration unfinished, Session session, Journal journal) throws SQLException {
        JournalRow row = journal.row(unfinished.id()).orElseThrow();
        if (row.direction() == Direction.DOWN) {
            throw Problem.user(
                            "MIGRATION-UNDO-UNFINISHED",
                            "taking back " + unfinished.id() + " was begun and not finished",
                            "it is neither there nor gone",
                            "finish it with `suture undo " + unfinished.id() + "`")
                    .asException();
        }
        MigrationEntry entry = source.migrations().find(unfinished.id()).orElseThrow();
        return Resumption.of(
                row, entry.migration(), session, journal, source.migrations().layout());
    }

    /** The first plan of a run must be the one that was shown, if one was; what an opaque statement leads to cannot be. */
    private void requireShown(Plan plan) {
        if (options.plan().isPresent() && !planChecked && !options.plan().get().equals(plan.fingerprint())) {
            throw Problem.user(
                            "PLAN-CHANGED",
                            "the plan is not the one that was shown: its fingerprint is " + plan.fingerprint(),
                            "migrations, schema or database are not what they were when "
                                    + options.plan().get() + " was computed",
                            "look at `suture plan` again")
                    .asException();
        }
        planChecked = true;
    }
}
