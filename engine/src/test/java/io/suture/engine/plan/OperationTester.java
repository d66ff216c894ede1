// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.catalog.Topic;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Proof;
import io.suture.core.plan.Relaxed;
import io.suture.core.plan.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Carries one operation through its whole life while clients of both shapes write, and says what was not as it should be:
 *
 * <pre>
 * expand, undo                                                 the schema is the one before
 * expand, migrate, undo, clients all the while                 the schema is the one before, and so is every row but for what they wrote
 * expand, migrate, compare, contract, clients all the while    the schema is that of the statement as written, and so is every row
 * undo, from the shadow where there is one                     the schema is the one before, with every row of today
 * and there again, to the purge                                the schema is that of the statement as written
 * </pre>
 *
 * What rows must look like is not computed: the same clients write in a twin where nobody else is, those of the old shape before the statement as
 * written, those of the new one after it. No step may take a lock, a scan or a rewrite that its plan does not name.
 */
final class OperationTester {
    private static final Set<Phase> BEFORE_THE_CONTRACT = EnumSet.of(Phase.EXPAND, Phase.MIGRATE);
    private static final Set<Phase> TO_THE_CONTRACT = EnumSet.range(Phase.EXPAND, Phase.CONTRACT);

    private final OperationCase each;
    private final Twins twins;
    private final List<String> wrong = new ArrayList<>();
    private final Rounds rounds;

    private OperationTester(int major, OperationCase each) throws SQLException {
        this.each = each;
        this.twins = Twins.with(major, each.tables());
        this.rounds = new Rounds(each.clients());
    }

    /** In words; nothing where everything was right. */
    static List<String> faults(int major, OperationCase each) throws SQLException {
        OperationTester tester = new OperationTester(major, each);
        Catalog before = Twins.catalog(tester.twins.planned());
        tester.backBeforeTheContract(before);
        if (tester.wrong.isEmpty()) {
            tester.thereAndBackAndThere(before);
        }
        return tester.wrong;
    }

    private void backBeforeTheContract(Catalog before) throws SQLException {
        Way way = new Way(before);
        if (!way.leadsBack(BEFORE_THE_CONTRACT)) {
            return;
        }
        if (way.has(Phase.MIGRATE)) {
            way.go(Phase.EXPAND);
            way.back(EnumSet.of(Phase.EXPAND));
            same("expanded and back", before, here());
        }
        rounds.old(twins.client());
        way.expandAndMigrate();
        way.back(BEFORE_THE_CONTRACT);
        way.end();
        same("filled and back", before, here());
        rounds.inOldShape(twins.written());
        rounds.forget();
        sameRows("filled and back");
    }

    private void thereAndBackAndThere(Catalog before) throws SQLException {
        Way way = new Way(before);
        rounds.old(twins.client());
        way.expandAndMigrate();
        way.compare();
        way.go(Phase.CONTRACT);
        rounds.fresh(twins.client());
        Map<String, List<String>> today = rowsInOldShape();
        asWritten();
        sameRows("completed");
        if (way.isTheAuthors() || way.leadsBack(TO_THE_CONTRACT)) {
            way.backFromTheContract();
            way.end();
            same("completed and back", before, here());
            if (way.losesNothing()) {
                different("completed and back", today, Rows.of(twins.planned()));
            }
            way = new Way(here());
            way.go(Phase.EXPAND);
            way.go(Phase.MIGRATE);
            way.go(Phase.CONTRACT);
        }
        way.go(Phase.PURGE);
        way.end();
        if (each.plain().isPresent()) {
            same("there again", Twins.catalog(twins.written()), here());
        }
    }

    /** What is there if everybody had only ever known the old shape. */
    private Map<String, List<String>> rowsInOldShape() throws SQLException {
        Connection written = twins.written();
        written.setAutoCommit(false);
        try {
            rounds.inOldShape(written);
            return Rows.of(written);
        } finally {
            written.rollback();
            written.setAutoCommit(true);
        }
    }

    private void asWritten() throws SQLException {
        rounds.oldAgain(twins.written());
        for (String sql : each.plain().orElse(List.of())) {
            Twins.run(twins.written(), sql);
        }
        rounds.freshAgain(twins.written());
    }

    private Catalog here() {
        return Twins.catalog(twins.planned());
    }

    private void same(String when, Catalog expected, Catalog is) {
        is.diff(expected, DiffOptions.everything().ignoring(Topic.COLUMN_ORDER))
                .forEach(d -> wrong.add(when + ": " + d));
    }

    private void sameRows(String when) throws SQLException {
        different(when, Rows.of(twins.written()), Rows.of(twins.planned()));
    }

    private void different(String when, Map<String, List<String>> expected, Map<String, List<String>> are) {
        Rows.differences(expected, are).forEach(d -> wrong.add(when + ": " + d));
    }

    /** One plan, carried out phase by phase. */
    private final class Way {
        private final PlannedMigration plan;
        private final Executor executor;
        private boolean written;

        Way(Catalog before) throws SQLException {
            plan = Planner.plan(List.of(each.migration()), before, PlanOptions.defaults())
                    .migrations()
                    .getFirst();
            executor = new Executor(twins.planned(), this::between);
        }

        private void between() throws SQLException {
            if (!written) {
                written = true;
                rounds.both(twins.client());
            }
        }

        /** With clients of both shapes before, during and after. */
        void expandAndMigrate() throws SQLException {
            go(Phase.EXPAND);
            rounds.both(twins.client());
            go(Phase.MIGRATE);
            rounds.both(twins.client());
        }

        void go(Phase phase) throws SQLException {
            executor.run(plan, steps(EnumSet.of(phase)));
        }

        void back(Set<Phase> phases) throws SQLException {
            executor.undo(plan, steps(phases));
        }

        private List<PlannedStep> steps(Set<Phase> phases) {
            return plan.steps().stream().filter(s -> phases.contains(s.phase())).toList();
        }

        boolean has(Phase phase) {
            return !steps(EnumSet.of(phase)).isEmpty();
        }

        boolean leadsBack(Set<Phase> phases) {
            return steps(phases).stream().allMatch(s -> s.undo().impossible().isEmpty());
        }

        /** Whether the author said how it is taken back, and nothing is kept, which would be better. */
        boolean isTheAuthors() {
            return each.migration().down().isPresent() && plan.keeping().isEmpty();
        }

        boolean losesNothing() {
            return !isTheAuthors()
                    && steps(TO_THE_CONTRACT).stream()
                            .allMatch(s -> s.undo().lost().isEmpty());
        }

        void backFromTheContract() throws SQLException {
            if (isTheAuthors()) {
                executor.run(Planner.planDown(List.of(each.migration()), here(), PlanOptions.defaults())
                        .migrations()
                        .getFirst());
            } else {
                byItsOwnUndo();
            }
        }

        /** Rules that did not bind while the old shape was kept bind again where they are true. */
        private void byItsOwnUndo() throws SQLException {
            List<Step> restoring = new ArrayList<>();
            for (Relaxed rule : plan.keeping().map(Keeping::relaxed).orElse(List.of())) {
                if (number(rule.query()) == 0) {
                    restoring.addAll(rule.restore());
                } else if (!rule.restore().isEmpty()) {
                    wrong.add("not so when it comes back: " + rule.claim());
                }
            }
            back(TO_THE_CONTRACT);
            for (Step step : restoring) {
                executor.run(step, "restoring");
            }
        }

        /** Every row, by the plan's own comparison. */
        void compare() throws SQLException {
            for (Proof proof : plan.proofs()) {
                if (number(proof.query()) != 0) {
                    wrong.add("before the contract it is not so that " + proof.claim());
                }
            }
        }

        private long number(String query) throws SQLException {
            try (Statement statement = twins.client().createStatement();
                    ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getLong(1);
            }
        }

        void end() {
            wrong.addAll(executor.broken());
        }
    }
}
