// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Says the same of every partition of a table, whatever they are called and how many there are by then. */
record EachPartition(TableName of) {
    private static final String PART = "%1$s";
    private static final String NAME = "%2$I";

    /**
     * Something that a partition gets, called after it.
     *
     * @param ending of its name, behind the partition's
     * @param words for its name and the partition's
     */
    record Own(String ending, BinaryOperator<String> words) {}

    /** @param words for a partition's name, in order; nothing is said where there are none */
    List<String> run(List<UnaryOperator<String>> words) {
        return make(words.stream()
                .map(w -> new Own("", (name, part) -> w.apply(part)))
                .toList());
    }

    /** In order; nothing is said where there are none. */
    List<String> make(List<Own> all) {
        String each = all.stream().map(EachPartition::said).collect(Collectors.joining("\n    "));
        return all.isEmpty() ? List.of() : List.of("""
                        DO $suture$
                        DECLARE part pg_catalog.regclass;
                        BEGIN
                          FOR part IN SELECT inhrelid FROM pg_catalog.pg_inherits WHERE inhparent = %s::pg_catalog.regclass ORDER BY 1 LOOP
                            %s
                          END LOOP;
                        END $suture$""".formatted(SqlLiteral.quote(of.toString()), each));
    }

    private static String said(Own own) {
        String words = own.words()
                .apply("\1", "\0")
                .replace("%", "%%")
                .replace("\0", PART)
                .replace("\1", NAME);
        String name = own.ending().isEmpty()
                ? ""
                : ", (SELECT relname FROM pg_catalog.pg_class WHERE oid = part) || " + SqlLiteral.quote(own.ending());
        return "EXECUTE pg_catalog.format(" + SqlLiteral.quote(words) + ", part" + name + ");";
    }
}
