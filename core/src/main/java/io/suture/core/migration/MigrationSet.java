// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The migrations of a folder, in the order of their names.
 *
 * @param layout name of the layout they were read by
 * @param baselines scripts that stand for every versioned one up to their place, in a database where none has run; oldest first
 * @param declared what was said about releases; read when it is first asked for, with every problem of it
 * @param notices what does not stop anything
 * @param problems what is wrong with the names of the files; {@link #reconcile} reports them with everything else
 */
public record MigrationSet(
        String layout,
        List<MigrationEntry> entries,
        List<MigrationEntry> baselines,
        Lazy<List<Release>> declared,
        List<Notice> notices,
        List<Problem> problems) {
    public MigrationSet {
        entries = sorted(entries);
        baselines = sorted(baselines);
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    private static List<MigrationEntry> sorted(List<MigrationEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparing(MigrationEntry::place))
                .toList();
    }

    /** A set of these, in this order, for tests and programs. */
    public static MigrationSet of(List<Migration> migrations) {
        List<MigrationEntry> entries = IntStream.range(0, migrations.size())
                .mapToObj(i -> entry(i, migrations.get(i)))
                .toList();
        return new MigrationSet("program", entries, List.of(), new Lazy<>(List::of), List.of(), List.of());
    }

    private static MigrationEntry entry(int index, Migration migration) {
        return new MigrationEntry(
                migration.id(),
                migration.kind(),
                migration.up().file(),
                Rank.of(BigInteger.valueOf(index), ""),
                migration.release(),
                Checksum.ofText(migration.toString()),
                () -> migration);
    }

    /** What was said about releases, oldest first. */
    public List<Release> releases() {
        return declared.get();
    }

    public Optional<MigrationEntry> find(MigrationId id) {
        return Stream.concat(entries.stream(), baselines.stream())
                .filter(e -> e.id().equals(id))
                .findFirst();
    }

    /**
     * The set as a database of this history has it: the baseline that ran there, or the newest one where nothing has, in place of the
     * versioned ones up to it; elsewhere no baseline.
     *
     * @param applied the journal's newest row a migration, in any order
     */
    public MigrationSet over(List<AppliedMigration> applied) {
        Set<MigrationId> ran = applied.stream()
                .filter(a -> a.done() || a.unfinished())
                .map(AppliedMigration::id)
                .collect(Collectors.toSet());
        return baselines.reversed().stream()
                .filter(b -> ran.isEmpty() || ran.contains(b.id()))
                .findFirst()
                .map(b -> beginningWith(b, ran))
                .orElse(this);
    }

    private MigrationSet beginningWith(MigrationEntry baseline, Set<MigrationId> ran) {
        Stream<MigrationEntry> others =
                entries.stream().filter(e -> ran.contains(e.id()) || e.place().compareTo(baseline.place()) > 0);
        return new MigrationSet(
                layout, Stream.concat(Stream.of(baseline), others).toList(), List.of(), declared, notices, problems);
    }

    /**
     * How this set stands against what was applied. Reads the content of what is new or whose bytes changed, of nothing else.
     *
     * @param applied the journal's newest row a migration, in any order
     */
    public Reconciliation reconcile(List<AppliedMigration> applied, ReconcileOptions options) {
        return new Reconciler(this, applied, options).reconcile();
    }
}
