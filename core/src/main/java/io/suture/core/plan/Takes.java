// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a step takes from the people who use the database.
 *
 * <p>Only relations that exist before the run are named: nobody uses one that the same run has created.
 *
 * @param locks the strongest lock a relation; held until the step's transaction ends
 * @param rewrites tables whose every row is written anew under that lock
 * @param scans tables whose every row is read under that lock
 */
public record Takes(SortedMap<TableName, LockMode> locks, SortedSet<TableName> rewrites, SortedSet<TableName> scans) {
    public static final Takes NOTHING =
            new Takes(Collections.emptySortedMap(), Collections.emptySortedSet(), Collections.emptySortedSet());

    public Takes {
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
        rewrites = Collections.unmodifiableSortedSet(new TreeSet<>(rewrites));
        scans = Collections.unmodifiableSortedSet(new TreeSet<>(scans));
    }

    public static Takes lock(TableName relation, LockMode mode) {
        return new Takes(
                new TreeMap<>(Map.of(relation, mode)), Collections.emptySortedSet(), Collections.emptySortedSet());
    }

    public Takes rewriting(TableName table) {
        return and(new Takes(
                Collections.emptySortedMap(), new TreeSet<>(java.util.Set.of(table)), Collections.emptySortedSet()));
    }

    public Takes scanning(TableName table) {
        return and(new Takes(
                Collections.emptySortedMap(), Collections.emptySortedSet(), new TreeSet<>(java.util.Set.of(table))));
    }

    /** The same where rows of these tables are found by an index. */
    public Takes finding(Collection<TableName> tables) {
        SortedSet<TableName> rest = new TreeSet<>(scans);
        rest.removeAll(tables);
        return new Takes(locks, rewrites, rest);
    }

    /** Both together, in one transaction. */
    public Takes and(Takes other) {
        SortedMap<TableName, LockMode> bothLocks = new TreeMap<>(locks);
        other.locks.forEach((relation, mode) -> bothLocks.merge(relation, mode, LockMode::strongest));
        SortedSet<TableName> bothRewrites = new TreeSet<>(rewrites);
        bothRewrites.addAll(other.rewrites);
        SortedSet<TableName> bothScans = new TreeSet<>(scans);
        bothScans.addAll(other.scans);
        return new Takes(bothLocks, bothRewrites, bothScans);
    }
}
