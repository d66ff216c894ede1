// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.catalog.Difference;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Topic;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.operation.Scripts;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Proof;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.trace.StepTrace;
import io.suture.engine.trace.TracedStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The plan of a migration, carried out in a copy of a database.
 *
 * @param origin is only read
 * @param before its schema
 * @param then its schema after the up as written
 * @param writing whether what clients write meanwhile is committed
 */
record PlanTrial(
        ScratchDatabase origin,
        Catalog before,
        Catalog then,
        Migration migration,
        ScriptRules rules,
        Supply supply,
        boolean writing) {
    /** Rows of clients have numbers after these. */
    private static final long OLD = 20_000_000;

    private static final long NEW = 30_000_000;
    private static final String INTEGRITY = "23";

    /** Where rows of clients are in the way of a rule that comes, it is tried once more without them. */
    PlanWalk run() throws SQLException {
        PlannedMigration plan;
        try {
            plan = planned();
        } catch (SutureException e) {
            return PlanWalk.none(
                    "it cannot be planned: " + e.problems().getFirst().what());
        }
        if (plan.steps().isEmpty()) {
            return new PlanWalk(List.of(), List.of(), 0, List.of(), List.of());
        }
        if (goesThroughJava(plan)) {
            return PlanWalk.none("its plan was not carried out: rows go through Java");
        }
        try {
            return in(plan, Way::go);
        } catch (StepRefused refused) {
            return refused.isOfRows() && writing ? withoutRows(refused) : refused.asWalk();
        }
    }

    private PlanWalk withoutRows(StepRefused refused) throws SQLException {
        return alone().run().noting("once clients of the old release have written meanwhile, " + refused.getMessage());
    }

    private PlannedMigration planned() {
        PlanOptions defaults = PlanOptions.defaults();
        PlanOptions options = new PlanOptions(
                false,
                defaults.searchPath(),
                new Scripts(rules.parse()),
                defaults.releasePrefix(),
                defaults.database());
        return Planner.plan(List.of(migration), before, options).migrations().getFirst();
    }

    private static boolean goesThroughJava(PlannedMigration plan) {
        return plan.steps().stream()
                .flatMap(planned -> planned.step().statements().stream())
                .anyMatch(sql -> sql.through().isPresent());
    }

    private PlanTrial alone() {
        return new PlanTrial(origin, before, then, migration, rules, supply, false);
    }

    /** What is to be found out in a copy. */
    @FunctionalInterface
    private interface Question<T> {
        T ask(Way way) throws SQLException, StepRefused;
    }

    private <T> T in(PlannedMigration plan, Question<T> question) throws SQLException, StepRefused {
        try (Roles roles = Roles.of(origin.server());
                ScratchDatabase copy = origin.copy();
                Connection work = copy.connect();
                Connection first = copy.connect();
                Connection second = copy.connect()) {
            return question.ask(new Way(plan, work, first, second));
        }
    }

    /** A step that the server refused, and what was seen before it. */
    private static final class StepRefused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient PlanWalk walk;
        private final String state;

        StepRefused(PlannedStep planned, SQLException error, PlanWalk walk) {
            super(
                    "step " + planned.number() + " fails: "
                            + ServerProblem.inAuthorsSql(error, "").problem().what(),
                    error);
            this.walk = walk;
            this.state = String.valueOf(error.getSQLState());
        }

        boolean isOfRows() {
            return state.startsWith(INTEGRITY);
        }

        PlanWalk asWalk() {
            List<String> faults = new ArrayList<>(walk.faults());
            faults.add(String.valueOf(getMessage()));
            return new PlanWalk(walk.steps(), walk.clients(), walk.diskBytes(), faults, walk.notes());
        }
    }

    /** One plan in one copy. */
    private final class Way {
        private final PlannedMigration plan;
        private final Connection work;
        private final ReleaseClients old;
        private final ReleaseClients fresh;
        private final List<PlanWalk.Walked> walked = new ArrayList<>();
        private final PlanFindings findings;
        private final long disk;
        private long grown;
        private Phase phase;

        Way(PlannedMigration plan, Connection work, Connection first, Connection second) throws SQLException {
            this.plan = plan;
            this.findings = new PlanFindings(plan);
            this.phase = plan.steps().getFirst().phase();
            this.work = work;
            this.old = new ReleaseClients(false, first, before, writing, OLD);
            this.fresh = new ReleaseClients(true, second, then, writing, NEW);
            this.disk = number("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())");
        }

        PlanWalk go() throws SQLException, StepRefused {
            patience();
            old.learn(concerned(before, then), supply);
            fresh.know(concerned(then, before), supply);
            StepTrace trace = new StepTrace(work, () -> old.act(phase));
            for (PlannedStep planned : plan.steps()) {
                enter(planned.phase());
                walked.add(step(planned, trace));
                old.act(phase);
            }
            fresh.act(phase);
            findings.ends(writing && !otherEnd().isEmpty() ? endWithoutRows() : otherEnd());
            PlanWalk walk = soFar();
            findings.judge(walk.clients(), phase);
            return soFar();
        }

        private List<Difference> endWithoutRows() throws SQLException, StepRefused {
            return alone().in(plan, Way::end);
        }

        /** How it ends where nobody else is. */
        private List<Difference> end() throws SQLException, StepRefused {
            StepTrace trace = new StepTrace(work, () -> {});
            for (PlannedStep planned : plan.steps()) {
                step(planned, trace);
            }
            return otherEnd();
        }

        private void patience() throws SQLException {
            try (Statement statement = work.createStatement()) {
                statement.execute("SET statement_timeout = " + rules.patience().toMillis());
            }
        }

        /** Of one release's tables, those that the migration has changed or names; what it will ask of their rows is met. */
        private List<Expected> concerned(Catalog shape, Catalog other) {
            Changes changes = Changes.of(other, migration.up());
            return shape.contents().relations().stream()
                    .filter(r -> TableFill.isFilled(r) && changes.concern(r))
                    .map(r -> new Expected(r, then.relation(r.name())))
                    .toList();
        }

        /** Both releases are about where a phase ends. */
        private void enter(Phase next) throws SQLException {
            if (next != phase) {
                fresh.act(phase);
                if (next == Phase.CONTRACT) {
                    prove();
                }
                phase = next;
            }
        }

        private void prove() throws SQLException {
            for (Proof proof : plan.proofs()) {
                if (number(proof.query()) != 0) {
                    findings.notHeld(proof);
                }
            }
        }

        private PlanWalk.Walked step(PlannedStep planned, StepTrace trace) throws SQLException, StepRefused {
            try {
                TracedStep traced = trace.run(planned.step());
                grown = Math.max(
                        grown, number("SELECT pg_catalog.pg_database_size(pg_catalog.current_database())") - disk);
                findings.judge(planned, traced);
                return new PlanWalk.Walked(planned, traced);
            } catch (SQLException e) {
                throw new StepRefused(planned, e, soFar());
            }
        }

        /** Which partitions there are depends on the rows, and clients have written some; so may what their triggers have made. */
        private List<Difference> otherEnd() {
            return withoutPartitions(DatabaseState.catalog(work))
                    .diff(withoutPartitions(then), DiffOptions.everything().ignoring(Topic.COLUMN_ORDER));
        }

        private static Catalog withoutPartitions(Catalog catalog) {
            List<TableName> partitions = catalog.contents().relations().stream()
                    .filter(Relation::isPartition)
                    .map(Relation::name)
                    .toList();
            Catalog rest = catalog;
            for (TableName partition : partitions) {
                rest = rest.without(partition);
            }
            return rest;
        }

        private PlanWalk soFar() {
            List<ClientsSeen> clients = new ArrayList<>(old.seen());
            clients.addAll(fresh.seen());
            return new PlanWalk(walked, clients, grown, findings.faults(), findings.notes());
        }

        private long number(String query) throws SQLException {
            try (Statement statement = work.createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
