// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.SqlLiteral;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether the table still is what was copied: asked under the lock, since somebody may have altered it while it was waited for. */
record Unchanged(CopyNames names, Relation table) {
    /** What the guard raises; class {@code SU} is nobody else's. */
    static final String OUTDATED = "SU003";

    String guard() {
        String t = SqlLiteral.quote(names.table().toString()) + "::pg_catalog.regclass";
        String same = Stream.of(
                        same(
                                table.columns().stream().map(Column::name),
                                "attname FROM pg_catalog.pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = "
                                        + t),
                        same(
                                table.constraints().stream()
                                        .filter(c -> c.kind() != ConstraintKind.NOT_NULL)
                                        .map(c -> c.name()),
                                "conname FROM pg_catalog.pg_constraint WHERE contype <> 'n' AND contype <> 't' AND conrelid = "
                                        + t),
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
                                table.policies().stream().map(Policy::name),
                                "polname FROM pg_catalog.pg_policy WHERE polrelid = " + t))
                .collect(Collectors.joining(" AND "));
        return "DO $suture$ BEGIN IF NOT (" + same + ") THEN RAISE EXCEPTION SQLSTATE '" + OUTDATED
                + "'; END IF; END $suture$";
    }

    private static String same(Stream<io.suture.core.sql.Identifier> expected, String found) {
        String literal =
                expected.map(i -> SqlLiteral.quote(i.value())).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
        String array = "ARRAY(SELECT " + found.replaceFirst(" ", "::text ") + ")";
        return array + " @> " + literal + " AND " + array + " <@ " + literal;
    }
}
