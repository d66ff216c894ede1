// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says the same of every partition of a table, whatever they are called and how many there are by then. */
record EachPartition(TableName of) {
    private static final String PART = "%1$s";

    /** @param words for a partition's name, in order; nothing is said where there are none */
    List<String> run(List<UnaryOperator<String>> words) {
        String each = words.stream()
                .map(w -> "EXECUTE pg_catalog.format("
                        + SqlLiteral.quote(w.apply("\0").replace("%", "%%").replace("\0", PART)) + ", part);")
                .collect(Collectors.joining("\n    "));
        return words.isEmpty() ? List.of() : List.of("""
                        DO $suture$
                        DECLARE part pg_catalog.regclass;
                        BEGIN
                          FOR part IN SELECT inhrelid FROM pg_catalog.pg_inherits WHERE inhparent = %s::pg_catalog.regclass ORDER BY 1 LOOP
                            %s
                          END LOOP;
                        END $suture$""".formatted(SqlLiteral.quote(of.toString()), each));
    }
}
