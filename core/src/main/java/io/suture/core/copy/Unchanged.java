// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the table still is what was copied: asked under the lock, since somebody may have altered it while it was waited for. */
record Unchanged(CopyNames names, Relation table) {
    /** What the guard raises; class {@code SU} is nobody else's. */
    static final String OUTDATED = "SU003";

    private static final String CONSTRAINTS = "conname FROM pg_catalog.pg_constraint WHERE contype ";

    String guard() {
        String t = SqlLiteral.quote(names.table().toString()) + "::pg_catalog.regclass";
        String same = Stream.of(
                        same(
                                table.columns().stream().map(Column::name),
                                "attname FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = "
                                        + t),
                        same(
                                constraints(c -> c != ConstraintKind.NOT_NULL && c != ConstraintKind.FOREIGN_KEY),
                                CONSTRAINTS + "NOT IN ('n', 't', 'f') AND conrelid = " + t),
                        foreignKeys(CONSTRAINTS + "= 'f' AND conparentid = 0 AND conrelid = " + t),
                        same(
                                table.indexes().stream().map(i -> i.name().name()),
                                "relname FROM pg_catalog.pg_index JOIN pg_catalog.pg_class AS c ON c.oid = indexrelid"
                                        + " WHERE indrelid = " + t),
                        same(
                                table.triggers().stream().map(Trigger::name),
                                "tgname FROM pg_catalog.pg_trigger WHERE NOT tgisinternal AND tgname <> ALL (ARRAY["
                                        + SqlLiteral.quote(names.rowTrigger().value()) + ", "
                                        + SqlLiteral.quote(
                                                names.truncateTrigger().value()) + "]) AND tgrelid = " + t),
                        same(
                                table.statistics().stream().map(s -> s.name().name()),
                                "stxname FROM pg_catalog.pg_statistic_ext WHERE stxrelid = " + t),
                        same(
                                table.policies().stream().map(Policy::name),
                                "polname FROM pg_catalog.pg_policy WHERE polrelid = " + t))
                .collect(Collectors.joining(" AND "));
        return "DO $suture$ BEGIN IF NOT (" + same + ") THEN RAISE EXCEPTION SQLSTATE '" + OUTDATED
                + "'; END IF; END $suture$";
    }

    private Stream<Identifier> constraints(Predicate<ConstraintKind> kind) {
        return table.constraints().stream()
                .filter(c -> kind.test(c.kind()) && !c.isInternal(table.name()))
                .map(Constraint::name);
    }

    /** A partitioned table that was one a moment ago may have keys on its partitions alone; none may have come. */
    private String foreignKeys(String found) {
        Stream<Identifier> expected = constraints(kind -> kind == ConstraintKind.FOREIGN_KEY);
        return table.isPartitioned() ? array(found) + " <@ " + literal(expected) : same(expected, found);
    }

    private static String same(Stream<Identifier> expected, String found) {
        String literal = literal(expected);
        return array(found) + " @> " + literal + " AND " + array(found) + " <@ " + literal;
    }

    private static String literal(Stream<Identifier> names) {
        return names.map(i -> SqlLiteral.quote(i.value())).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
    }

    private static String array(String found) {
        return "ARRAY(SELECT " + found.replaceFirst(" ", "::text ") + ")";
    }
}
