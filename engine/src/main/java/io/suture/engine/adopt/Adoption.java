// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.source.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which migrations a history says have run, matched with the files of a folder. A value; nothing has been written.
 *
 * @param items in the order in which they ran
 */
record Adoption(String from, List<Item> items) {

    /** @param entry its file; empty where the folder has none */
    record Item(MigrationId id, Optional<MigrationEntry> entry, Optional<String> appliedAt) {}

    /** @throws io.suture.core.problem.SutureException {@code ADOPT-FAILED-STATE}, {@code ADOPT-EDITED}, all at once */
    static Adoption of(History history, List<HistoryRow> rows, MigrationSet set, List<SourceFile> files) {
        Map<String, SourceFile> byPath =
                files.stream().collect(Collectors.toMap(SourceFile::path, Function.identity()));
        Problems problems = new Problems();
        List<Item> items = new ArrayList<>();
        Set<MigrationId> taken = new HashSet<>();
        for (HistoryRow row : rows) {
            if (!row.succeeded()) {
                problems.add(failedState(history, row));
            }
            Optional<MigrationEntry> entry = Stream.concat(set.entries().stream(), set.baselines().stream())
                    .filter(e -> byPath.containsKey(e.path()))
                    .filter(e -> history.match(e, Objects.requireNonNull(byPath.get(e.path())), row) != Match.OTHER)
                    .findFirst();
            entry.filter(e -> history.match(e, Objects.requireNonNull(byPath.get(e.path())), row) == Match.EDITED)
                    .ifPresent(e -> problems.add(edited(history, e)));
            MigrationId id = entry.map(MigrationEntry::id).orElseGet(() -> MigrationId.of(row.name()));
            if (taken.add(id)) {
                items.add(new Item(id, entry, row.appliedAt()));
            }
        }
        problems.throwIfAny();
        return new Adoption(history.tool(), items);
    }

    /** Where no tool has been: everything up to a migration is there already, somebody says. */
    static Adoption upTo(MigrationId last, MigrationSet set) {
        if (set.find(last).isEmpty()) {
            throw Problem.user(
                            "ADOPT-TO-UNKNOWN",
                            "there is no migration " + last + " in the folder",
                            "what the database already has is said by the last migration it has",
                            "`suture status` lists the folder's migrations")
                    .asException();
        }
        List<Item> items = new ArrayList<>();
        for (MigrationEntry entry : set.entries()) {
            items.add(new Item(entry.id(), Optional.of(entry), Optional.empty()));
            if (entry.id().equals(last)) {
                break;
            }
        }
        return new Adoption("baseline", items);
    }

    private static Problem failedState(History history, HistoryRow row) {
        return Problem.user(
                "ADOPT-FAILED-STATE",
                history.tool() + " says that " + row.name() + " failed or is under way",
                "what it left in the database is not known",
                "repair it with " + history.tool() + " first, then take over");
    }

    private static Problem edited(History history, MigrationEntry entry) {
        return Problem.user(
                "ADOPT-EDITED",
                entry.path() + " is not what " + history.tool() + " ran: its checksum differs",
                "a file was changed after it had run, so the folder does not say how this database came to be",
                "bring back the file as it was, and write the change as a new migration");
    }
}
