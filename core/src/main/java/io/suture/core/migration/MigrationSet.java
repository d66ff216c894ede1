// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The migrations of a folder, in the order of their names.
 *
 * @param layout name of the layout they were read by
 * @param declared what was said about releases; read when it is first asked for, with every problem of it
 * @param notices what does not stop anything
 * @param problems what is wrong with the names of the files; {@link #reconcile} reports them with everything else
 */
public record MigrationSet(
        String layout,
        List<MigrationEntry> entries,
        Lazy<List<Release>> declared,
        List<Notice> notices,
        List<Problem> problems) {
    public MigrationSet {
        entries = entries.stream()
                .sorted(Comparator.comparing(MigrationEntry::place))
                .toList();
        notices = List.copyOf(notices);
        problems = List.copyOf(problems);
    }

    /** A set of these, in this order, for tests and programs. */
    public static MigrationSet of(List<Migration> migrations) {
        List<MigrationEntry> entries = IntStream.range(0, migrations.size())
                .mapToObj(i -> entry(i, migrations.get(i)))
                .toList();
        return new MigrationSet("program", entries, new Lazy<>(List::of), List.of(), List.of());
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
        return entries.stream().filter(e -> e.id().equals(id)).findFirst();
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
