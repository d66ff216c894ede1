// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has happened to relations between two moments of one transaction. They are called as they were at the first.
 *
 * @param held the strongest lock a relation the transaction held already
 * @param takes locks it took beyond those, relations that got a new file, relations that were scanned, be it that they are empty
 * @param read of those scanned, the ones with rows
 */
public record Seen(SortedMap<TableName, LockMode> held, Takes takes, SortedSet<TableName> read) {
    public Seen {
        held = Collections.unmodifiableSortedMap(new TreeMap<>(held));
        read = Collections.unmodifiableSortedSet(new TreeSet<>(read));
    }

    /** @param before names what counts: what came later is nobody's business yet */
    public static Seen between(Moment before, Moment after) {
        SortedMap<TableName, LockMode> held = new TreeMap<>();
        SortedMap<TableName, LockMode> taken = new TreeMap<>();
        SortedSet<TableName> rewrites = new TreeSet<>();
        SortedSet<TableName> scans = new TreeSet<>();
        SortedSet<TableName> read = new TreeSet<>();
        before.relations().forEach((number, old) -> {
            LockMode then = before.locks().get(number);
            LockMode now = after.locks().get(number);
            if (then != null) {
                held.put(old.name(), then);
            }
            if (now != null && (then == null || then.ordinal() < now.ordinal())) {
                taken.put(old.name(), now);
            }
            Moment.Relation its = after.relations().getOrDefault(number, old);
            if (old.file() != its.file()) {
                rewrites.add(old.name());
            }
            if (!old.isIndex() && old.scans() < its.scans()) {
                scans.add(old.name());
            }
            if (!old.isIndex() && old.rows() < its.rows()) {
                read.add(old.name());
            }
        });
        return new Seen(held, new Takes(taken, rewrites, scans), read);
    }

    /** What can be held against a claim: to scan what is empty costs nobody anything. */
    public Takes felt() {
        return new Takes(takes.locks(), takes.rewrites(), read);
    }
}
