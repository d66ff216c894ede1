// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An index of the original, or the constraint it enforces, on its way to the copy: built under another name, since a name is taken as
 * long as the original is there.
 *
 * @param constraint that it enforces
 * @param interim its name until then
 */
record CopiedIndex(CopyNames names, Index index, Optional<Constraint> constraint, Identifier interim) {
    private static final String STATISTICS = "statistics.";

    /** Nobody uses the copy yet, so no lock of it is in anybody's way. */
    List<String> build() {
        String create = constraint
                .map(c -> "ALTER TABLE " + names.copy() + " ADD CONSTRAINT " + interim + " " + c.definition())
                .orElseGet(() -> head(index.unique(), interim, names.copy()) + body());
        List<String> statements = new ArrayList<>(List.of(create));
        index.options().tailMap(STATISTICS).entrySet().stream()
                .filter(option -> option.getKey().startsWith(STATISTICS))
                .map(this::statistics)
                .forEach(statements::add);
        return statements;
    }

    /** Once the original has gone, with what only the table of that name can be told. */
    List<String> settle() {
        List<String> statements = new ArrayList<>();
        TableName table = names.table();
        Identifier name = index.name().name();
        statements.add(
                constraint.isPresent()
                        ? "ALTER TABLE " + table + " RENAME CONSTRAINT " + interim + " TO " + name
                        : "ALTER INDEX " + new TableName(table.schema(), interim) + " RENAME TO " + name);
        index.comment()
                .ifPresent(c -> statements.add("COMMENT ON INDEX " + index.name() + " IS " + SqlLiteral.quote(c)));
        constraint
                .flatMap(Constraint::comment)
                .ifPresent(c -> statements.add(
                        "COMMENT ON CONSTRAINT " + name + " ON " + table + " IS " + SqlLiteral.quote(c)));
        if (index.clustered()) {
            statements.add("ALTER TABLE " + table + " CLUSTER ON " + name);
        }
        if (index.replicaIdentity()) {
            statements.add("ALTER TABLE " + table + " REPLICA IDENTITY USING INDEX " + name);
        }
        return statements;
    }

    /** Why it cannot be built from what is known of it; empty where it can. */
    Optional<String> obstacle() {
        boolean plain = index.options().keySet().stream().allMatch(k -> k.startsWith(STATISTICS));
        boolean known = constraint
                .map(c -> !c.definition().contains("…") && plain)
                .orElseGet(() ->
                        !index.definition().contains("…") && index.definition().startsWith(written()));
        if (!index.valid()) {
            return Optional.of("its index " + index.name().display() + " is invalid");
        }
        return known && index.tablespace().isEmpty()
                ? Optional.empty()
                : Optional.of("not all is known of its index " + index.name().display());
    }

    /** Of one that an earlier migration of the run makes nothing is known yet; the plan is made anew when it is there. */
    private String body() {
        String head = written();
        return index.definition().startsWith(head) ? index.definition().substring(head.length()) : "…";
    }

    /** How {@code pg_get_indexdef} begins. */
    private String written() {
        return head(index.unique(), index.name().name(), index.table());
    }

    private static String head(boolean unique, Identifier name, TableName table) {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + name + " ON " + table + " USING ";
    }

    private String statistics(Map.Entry<String, String> option) {
        return "ALTER INDEX " + new TableName(names.copy().schema(), interim) + " ALTER COLUMN "
                + option.getKey().substring(STATISTICS.length()) + " SET STATISTICS " + option.getValue();
    }
}
