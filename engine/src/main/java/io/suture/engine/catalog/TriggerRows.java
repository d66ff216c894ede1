// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Firing;
import io.suture.core.catalog.Rule;
import io.suture.core.catalog.Trigger;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/** The triggers and rules of every relation. */
record TriggerRows(Grouped<Trigger> triggers, Grouped<Rule> rules) {
    // bits of pg_trigger.tgtype (PostgreSQL's catalog/pg_trigger.h)
    private static final int ROW = 1;
    private static final int BEFORE = 1 << 1;
    private static final int INSERT = 1 << 2;
    private static final int DELETE = 1 << 3;
    private static final int UPDATE = 1 << 4;
    private static final int TRUNCATE = 1 << 5;
    private static final int INSTEAD = 1 << 6;

    static TriggerRows read(CatalogQuery query) {
        TriggerRows rows = new TriggerRows(new Grouped<>(), new Grouped<>());
        query.each("triggers", rows::add);
        return rows;
    }

    private void add(Row row) throws SQLException {
        if (row.letter("kind") == 't') {
            triggers.add(row.large("relation"), trigger(row));
        } else {
            rules.add(row.large("relation"), rule(row));
        }
    }

    private static Trigger trigger(Row row) throws SQLException {
        int bits = row.number("bits");
        return new Trigger(
                row.name("name"),
                row.text("definition"),
                timing(bits),
                (bits & ROW) != 0,
                events(bits),
                row.name("function_schema", "function_name"),
                Firing.of(row.letter("firing")),
                row.flag("inherited"),
                row.optional("comment"));
    }

    private static Rule rule(Row row) throws SQLException {
        return new Rule(
                row.name("name"), row.text("definition"), Firing.of(row.letter("firing")), row.optional("comment"));
    }

    private static Trigger.Timing timing(int bits) {
        if ((bits & INSTEAD) != 0) {
            return Trigger.Timing.INSTEAD_OF;
        }
        return (bits & BEFORE) != 0 ? Trigger.Timing.BEFORE : Trigger.Timing.AFTER;
    }

    private static Set<Trigger.Event> events(int bits) {
        Set<Trigger.Event> events = EnumSet.noneOf(Trigger.Event.class);
        addIf((bits & INSERT) != 0, Trigger.Event.INSERT, events);
        addIf((bits & DELETE) != 0, Trigger.Event.DELETE, events);
        addIf((bits & UPDATE) != 0, Trigger.Event.UPDATE, events);
        addIf((bits & TRUNCATE) != 0, Trigger.Event.TRUNCATE, events);
        return events;
    }

    private static void addIf(boolean set, Trigger.Event event, Set<Trigger.Event> events) {
        if (set) {
            events.add(event);
        }
    }
}
