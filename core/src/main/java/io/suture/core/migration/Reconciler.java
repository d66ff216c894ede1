// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compares a folder with a journal, once. Everything wrong goes into one list. */
final class Reconciler {
    private final MigrationSet set;
    private final List<AppliedMigration> applied;
    private final ReconcileOptions options;
    private final Map<MigrationId, AppliedMigration> history;
    private final Map<MigrationId, MigrationEntry> files;
    private final List<Notice> notices;
    private final Problems problems = new Problems();
    private final Lazy<Optional<MigrationEntry>> latest = new Lazy<>(this::findLatest);

    Reconciler(MigrationSet set, List<AppliedMigration> applied, ReconcileOptions options) {
        this.set = set;
        this.applied = applied.stream()
                .sorted(Comparator.comparingLong(AppliedMigration::index))
                .toList();
        this.options = options;
        this.history = applied.stream().collect(Collectors.toMap(AppliedMigration::id, Function.identity()));
        this.files = new LinkedHashMap<>();
        set.entries().forEach(entry -> files.putIfAbsent(entry.id(), entry));
        this.notices = new ArrayList<>(set.notices());
        problems.addAll(set.problems());
    }

    Reconciliation reconcile() {
        new History(applied, files).check(problems);
        EditCheck edits = new EditCheck(notices, problems);
        files.forEach((id, entry) -> row(id).ifPresent(ran -> edits.compare(entry, ran)));
        RunOrder order = new RunOrder(files, history, problems);
        List<Pending> run =
                upTo(order.sort(toRun(edits))).stream().map(this::pending).toList();
        if (!run.isEmpty()) {
            problems.collect(set::releases);
        }
        problems.throwIfAny();
        return new Reconciliation(
                run.stream().filter(p -> kind(p) == MigrationKind.VERSIONED).toList(),
                run.stream().filter(p -> kind(p) == MigrationKind.REPEATABLE).toList(),
                applied.stream().filter(AppliedMigration::unfinished).toList(),
                applied.stream().filter(AppliedMigration::done).toList(),
                notices);
    }

    private List<MigrationEntry> toRun(EditCheck edits) {
        return files.values().stream()
                .filter(e -> row(e.id())
                        .map(ran -> ran.mayRunAgain() || edits.wantsRerun(e))
                        .orElse(true))
                .filter(e -> problems.collect(e::checksums).isPresent())
                .toList();
    }

    private Pending pending(MigrationEntry entry) {
        boolean late = isLate(entry);
        if (late && !options.outOfOrder()) {
            problems.add(outOfOrder(entry));
        }
        return new Pending(entry.migration(), entry.checksums(), late, row(entry.id()));
    }

    private boolean isLate(MigrationEntry entry) {
        return entry.kind() == MigrationKind.VERSIONED
                && latest.get()
                        .map(last -> place(entry).compareTo(place(last)) < 0)
                        .orElse(false);
    }

    private Optional<MigrationEntry> findLatest() {
        return applied.stream()
                .filter(ran -> ran.done() || ran.unfinished())
                .flatMap(ran -> Stream.ofNullable(files.get(ran.id())))
                .filter(e -> e.kind() == MigrationKind.VERSIONED)
                .max(Comparator.comparing(this::place));
    }

    /** The release is its folder's, or the journal's where it ran, so that nothing unchanged is read. */
    private Place place(MigrationEntry entry) {
        Optional<Version> release = row(entry.id())
                .filter(ran -> !ran.mayRunAgain())
                .map(ran -> entry.folderRelease().or(ran::release))
                .orElseGet(() -> entry.migration().release());
        return entry.place(release);
    }

    private List<MigrationEntry> upTo(List<MigrationEntry> run) {
        if (options.to().isEmpty()) {
            return run;
        }
        MigrationId to = options.to().get();
        List<MigrationId> ids = run.stream().map(MigrationEntry::id).toList();
        if (!files.containsKey(to)) {
            problems.add(unknownTarget(to));
        }
        return run.subList(0, ids.indexOf(to) + 1);
    }

    private Optional<AppliedMigration> row(MigrationId id) {
        return Optional.ofNullable(history.get(id));
    }

    private static MigrationKind kind(Pending pending) {
        return pending.migration().kind();
    }

    private Problem outOfOrder(MigrationEntry entry) {
        return Problem.user(
                        "MIGRATION-OUT-OF-ORDER",
                        "\"" + entry.id() + "\" has not run, but \""
                                + latest.get().orElseThrow().id() + "\", which comes after it, has",
                        "a database built from empty would run them in another order",
                        "give it a later number, or say --out-of-order to run it now; that is recorded")
                .at(Positions.start(entry.path()));
    }

    private Problem unknownTarget(MigrationId to) {
        List<String> known = files.keySet().stream().map(MigrationId::value).toList();
        return Problem.user(
                "MIGRATION-TO",
                "there is no migration \"" + to + "\" to go up to",
                "the folder has none of this name; what a migration is called stands in its file's name, without the ending",
                Nearest.to(to.value(), known)
                        .map(n -> "did you mean \"" + n + "\"?")
                        .orElse("see `suture status`"));
    }
}
