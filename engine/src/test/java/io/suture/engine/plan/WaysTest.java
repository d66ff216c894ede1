// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Undo;
import io.suture.engine.plan.CaseFile.Case;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every statement that has a way of its own there, back, and there again: beside the statement as written, on every PostgreSQL. The planned
 * way must end where the written one does, its undo where it began, and no step may take more than it says.
 */
class WaysTest {
    private static final List<String> FILES = List.of(
            "ways/tables.sql",
            "ways/add-check.sql",
            "ways/add-column.sql",
            "ways/add-foreign-key.sql",
            "ways/add-key.sql",
            "ways/alter-in-copy.sql",
            "ways/alter-type.sql",
            "ways/attach-partition.sql",
            "ways/create-index.sql",
            "ways/create-partitioned-index.sql",
            "ways/detach-partition.sql",
            "ways/drop-index.sql",
            "ways/one-migration.sql",
            "ways/refresh-materialized-view.sql",
            "ways/reindex.sql",
            "ways/set-not-null.sql",
            "ways/update-in-ranges.sql",
            "ways/validate-constraint.sql");

    /** Two majors, the default and the newest, have them all; the others share them out among themselves. */
    static Stream<Arguments> cases() {
        List<Integer> sharing = EmbeddedServer.MAJORS.stream()
                .filter(m -> m != EmbeddedServer.DEFAULT_MAJOR && !m.equals(EmbeddedServer.MAJORS.getLast()))
                .toList();
        List<Case> cases = all().toList();
        return EmbeddedServer.MAJORS.stream()
                .flatMap(major -> IntStream.range(0, cases.size())
                        .filter(i -> !sharing.contains(major) || i % sharing.size() == sharing.indexOf(major))
                        .mapToObj(cases::get)
                        .filter(c -> c.isFor(major))
                        .map(c -> Arguments.of(major, c)));
    }

    static Stream<Case> all() {
        return FILES.stream().flatMap(file -> CaseFile.read(file).stream());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void the_planned_way_ends_where_the_written_one_does_and_its_undo_where_it_began(int major, Case each)
            throws SQLException {
        Twins twins = Twins.with(major, each.before());
        Walk walk = new Walk(twins, new ArrayList<>());
        Catalog now = Twins.catalog(twins.planned());
        for (String sql : each.scripts()) {
            for (String statement : CaseFile.statements(sql)) {
                Twins.run(twins.written(), statement);
            }
            now = walk.thereAndBackAndThere(sql, now);
        }
        walk.differences("all of it", "planned again", now, Twins.catalog(twins.planned()));
        assertThat(walk.wrong).isEmpty();
    }

    private record Walk(Twins twins, List<String> wrong) {
        /** How it is there, from one reading: where the way there led elsewhere the second time, the next one or the end shows. */
        Catalog thereAndBackAndThere(String sql, Catalog before) throws SQLException {
            PlannedMigration plan = plan(sql, before);
            Executor executor = new Executor(twins.planned());
            executor.run(plan);
            Catalog there = Twins.catalog(twins.planned());
            differences(sql, "planned", Twins.catalog(twins.written()), there);
            if (plan.steps().stream().allMatch(s -> leadsBack(s.undo()))) {
                executor.undo(plan);
                Catalog back = Twins.catalog(twins.planned());
                differences(sql, "undone", before, back);
                executor.run(plan(sql, back));
            }
            executor.broken().forEach(b -> wrong.add(sql + ": " + b));
            return there;
        }

        void differences(String sql, String stage, Catalog expected, Catalog is) {
            is.diff(expected).forEach(d -> wrong.add(sql + ", " + stage + ": " + d));
        }

        private static boolean leadsBack(Undo undo) {
            return undo.impossible().isEmpty() && undo.lost().isEmpty();
        }

        private static PlannedMigration plan(String sql, Catalog catalog) {
            return Planner.plan(List.of(Migration.of("one", sql)), catalog, PlanOptions.defaults())
                    .migrations()
                    .getFirst();
        }
    }
}
