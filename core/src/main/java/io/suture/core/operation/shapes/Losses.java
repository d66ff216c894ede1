// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** What goes with columns when they are dropped, because of other values it would mean something else. */
final class Losses {
    private Losses() {}

    /** In words, each once. */
    static List<String> of(Relation table, List<Identifier> olds, Outlook outlook) {
        List<String> lost = new ArrayList<>();
        for (Identifier old : olds) {
            outlook.catalog().dependants(table.name(), old).stream()
                    .filter(d -> d.kind() != Dependency.Kind.DEFAULT)
                    .map(Dependency::words)
                    .forEach(lost::add);
            table.column(old).ifPresent(column -> {
                if (column.notNull()) {
                    lost.add("NOT NULL of " + old.value());
                }
                if (column.value() instanceof ColumnValue.Default) {
                    lost.add("the default of " + old.value());
                }
            });
        }
        return lost.stream().distinct().toList();
    }
}
