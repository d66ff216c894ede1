// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The statements that take a step's locks in the right order, to be sent right after BEGIN. */
public final class LockStatements {
    private LockStatements() {}

    /**
     * The mild locks with patience, then the strong ones, each with the short time-out, which also holds for what
     * the step itself locks beyond them. When the first strong one is granted is kept for {@link HeldTime}.
     *
     * @param lockable those of the wanted relations that LOCK TABLE accepts (tables, not views or indexes: locking a view
     *     would lock what it reads)
     */
    public static List<String> of(Map<TableName, LockMode> wanted, Set<TableName> lockable, LockOptions options) {
        List<String> statements = new ArrayList<>();
        List<Map.Entry<TableName, LockMode>> strong = wanted.entrySet().stream()
                .filter(e -> lockable.contains(e.getKey()))
                .filter(e -> e.getValue().blocksWrites())
                .toList();
        if (!strong.isEmpty()) {
            statements.add(timeout(options.mildTimeout().toMillis()));
            strong.forEach(e -> statements.add(lock(e.getKey(), LockMode.SHARE_UPDATE_EXCLUSIVE)));
        }
        statements.add(timeout(options.timeout().toMillis()));
        strong.forEach(e -> statements.add(lock(e.getKey(), e.getValue())));
        if (!strong.isEmpty()) {
            statements.add(statements.size() - strong.size() + 1, HeldTime.begins());
        }
        return statements;
    }

    private static String timeout(long millis) {
        return "SET LOCAL lock_timeout = " + millis;
    }

    private static String lock(TableName table, LockMode mode) {
        return "LOCK TABLE ONLY " + table + " IN " + mode.sql() + " MODE";
    }
}
