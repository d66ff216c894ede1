// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a statement takes, by the names that are there when it is asked for, and with all that it reaches. */
record Reach(Outlook outlook) {
    /** Locks are asked for before the first statement, by the names relations have then. */
    Takes before(Takes taken) {
        Takes renamed = Takes.NOTHING;
        for (Map.Entry<TableName, LockMode> lock : taken.locks().entrySet()) {
            renamed = renamed.and(Takes.lock(outlook.nameBefore(lock.getKey()), lock.getValue()));
        }
        TreeSet<TableName> rewrites = new TreeSet<>();
        taken.rewrites().forEach(r -> rewrites.add(outlook.nameBefore(r)));
        TreeSet<TableName> scans = new TreeSet<>();
        taken.scans().forEach(s -> scans.add(outlook.nameBefore(s)));
        return renamed.and(new Takes(new TreeMap<>(), rewrites, scans));
    }

    /** What takes a table back takes its partitions, too, and whatever else inherits from it. */
    Takes below(Takes taken) {
        Takes all = taken;
        for (Map.Entry<TableName, LockMode> lock : taken.locks().entrySet()) {
            for (TableName partition : outlook.descendants(lock.getKey())) {
                all = all.and(Takes.lock(partition, lock.getValue()));
            }
        }
        return all;
    }
}
