// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.source.SourceFile;
import io.suture.engine.connect.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses to begin on a database in which another tool has run some of these migrations already. A history that has nothing to
 * do with the folder, of another application in the same database, is in nobody's way.
 */
public final class RunElsewhere {
    private final MigrationSet set;
    private final Map<String, SourceFile> files;

    public RunElsewhere(MigrationSet set, List<SourceFile> files) {
        this.set = set;
        this.files = files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
    }

    /**
     * One query for each tool that is known, and the rows of those that were here.
     *
     * @throws io.suture.core.problem.SutureException {@code ADOPT-FIRST}
     */
    public void refuse(Session session) throws SQLException {
        Problems problems = new Problems();
        for (Histories.Found found : new Histories().all(session.connection())) {
            List<HistoryRow> rows = found.history().rows(session.connection(), found.table());
            List<MigrationId> ran = Stream.concat(set.entries().stream(), set.baselines().stream())
                    .filter(entry -> rows.stream().anyMatch(row -> isOf(found.history(), entry, row)))
                    .map(MigrationEntry::id)
                    .toList();
            if (!ran.isEmpty()) {
                problems.add(refusal(found, ran));
            }
        }
        problems.throwIfAny();
    }

    private boolean isOf(History history, MigrationEntry entry, HistoryRow row) {
        return Optional.ofNullable(files.get(entry.path()))
                .filter(file -> history.match(entry, Objects.requireNonNull(file), row) != Match.OTHER)
                .isPresent();
    }

    private static Problem refusal(Histories.Found found, List<MigrationId> ran) {
        String tool = found.history().tool();
        return Problem.user(
                "ADOPT-FIRST",
                tool + " has run " + ran.size() + " of these migrations in this database already, the first of them \""
                        + ran.getFirst() + "\"",
                "its history is in " + found.table().display()
                        + "; to run them once more would fail half-way, or change data twice",
                "take its history over before the first run: suture baseline --from " + tool);
    }
}
