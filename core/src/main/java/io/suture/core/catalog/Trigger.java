// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A trigger of a table or view; those PostgreSQL makes for constraints are not here.
 *
 * @param definition by {@code pg_get_triggerdef}
 * @param forEachRow else for each statement
 * @param inherited whether it belongs to a trigger of the partitioned table
 */
public record Trigger(
        Identifier name,
        String definition,
        Timing timing,
        boolean forEachRow,
        Set<Event> events,
        TableName function,
        Firing firing,
        boolean inherited,
        Optional<String> comment) {

    /** What the names of Suture's own begin with, so that they fire last (manual of PostgreSQL 18, CREATE TRIGGER). */
    public static final String OURS = "zzz_suture_";

    public enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF
    }

    public enum Event {
        INSERT,
        DELETE,
        UPDATE,
        TRUNCATE
    }

    public Trigger {
        events = Collections.unmodifiableSet(events.isEmpty() ? EnumSet.noneOf(Event.class) : EnumSet.copyOf(events));
    }

    /** One that belongs to the partitioned table's is there without being declared; only when it fires can differ. */
    void describe(Described relation) {
        Described trigger = relation.part("trigger", name)
                .value("fires", firing.words(), Firing.ORIGIN.words())
                .comment(comment);
        if (inherited) {
            trigger.implied();
        } else {
            trigger.value("definition", definition);
        }
    }
}
