// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.contract.Obstacle;
import io.suture.core.contract.Obstacles;
import io.suture.core.contract.Removals;
import io.suture.core.contract.Removed;
import java.util.List;
import java.util.stream.Collectors;

/** Nothing hangs on what goes that PostgreSQL would refuse to drop, so that the contract cannot fail half-way. */
final class Dependants implements GateCheck {
    private static final String ID = "dependants";

    @Override
    public List<Check> ask(Closing closing) {
        return List.of(on(closing.removals(), closing.catalog()));
    }

    /** What hangs on what goes. */
    static Check on(Removals removals, Catalog catalog) {
        List<Obstacle> obstacles = Obstacles.of(removals, catalog);
        List<Obstacle> refusing = obstacles.stream().filter(o -> !o.taken()).toList();
        if (!refusing.isEmpty()) {
            return Check.fail(
                    ID,
                    words(refusing),
                    "change or drop what needs it in a migration of its own, then `suture complete` again");
        }
        if (!obstacles.isEmpty()) {
            return Check.manual(
                    ID, "goes too, by CASCADE: " + words(obstacles), "see that nobody needs what goes with it");
        }
        return Check.pass(ID, "nothing hangs on what goes: " + what(removals));
    }

    private static String words(List<Obstacle> obstacles) {
        return obstacles.stream().map(Obstacle::words).distinct().collect(Collectors.joining(", "));
    }

    private static String what(Removals removals) {
        String names = removals.all().stream().map(Removed::words).distinct().collect(Collectors.joining(", "));
        return names.isEmpty() ? "no relation and no column goes" : names;
    }
}
