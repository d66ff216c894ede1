// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Routine;
import io.suture.core.sql.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Functions somebody made, as far as volatility goes: of several of one name the worst counts. */
final class Routines {
    private static final Pattern CALM = Pattern.compile("\\b(IMMUTABLE|STABLE)\\b");
    private static final Pattern BODY = Pattern.compile("\\n(AS |BEGIN ATOMIC|RETURN )");

    private final Map<TableName, Boolean> volatileByName = new HashMap<>();

    Routines(List<Routine> routines) {
        routines.forEach(r -> add(r.name(), isVolatile(r.definition())));
    }

    void become(Routines others) {
        Outlook.become(volatileByName, others.volatileByName);
    }

    void add(TableName name, boolean isVolatile) {
        volatileByName.merge(name, isVolatile, Boolean::logicalOr);
    }

    void put(TableName name, boolean isVolatile) {
        volatileByName.put(name, isVolatile);
    }

    /** Empty where nobody made a function of that name. */
    Optional<Boolean> isVolatile(TableName name) {
        return Optional.ofNullable(volatileByName.get(name));
    }

    /** By {@code pg_get_functiondef}, which says it between head and body, and nothing where it is volatile. */
    private static boolean isVolatile(String definition) {
        String head = BODY.split(definition, 2)[0];
        return !CALM.matcher(head).find();
    }
}
