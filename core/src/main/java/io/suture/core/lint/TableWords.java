// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Sizes;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How large the tables of a statement are, in words; known only of a database that was read. */
record TableWords(Outlook outlook) {
    private static final List<String> UNITS = List.of("bytes", "kB", "MB", "GB", "TB");
    private static final long STEP = 1_000;

    /** {@code (users: 12 000 000 rows, 4000 MB)} of the largest one, with a space before; else nothing. */
    String of(Statement statement) {
        return statement.relations().stream()
                .flatMap(r -> outlook.find(r).stream())
                .distinct()
                .flatMap(t -> size(t).stream())
                .max(Comparator.comparingLong(e -> e.getValue().bytes()))
                .map(e -> " (" + e.getKey().display() + ": " + words(e.getValue()) + ")")
                .orElse("");
    }

    private Optional<Map.Entry<TableName, Sizes.Size>> size(TableName table) {
        return outlook.catalog().sizes().of(table).map(s -> Map.entry(table, s));
    }

    private static String words(Sizes.Size size) {
        String rows = size.rows().isPresent()
                ? String.format(Locale.ROOT, "%,d", size.rows().getAsLong()).replace(',', ' ') + " rows, "
                : "";
        long amount = size.bytes();
        int unit = 0;
        while (amount >= 10 * STEP && unit < UNITS.size() - 1) {
            amount /= STEP;
            unit++;
        }
        return rows + amount + " " + UNITS.get(unit);
    }
}
