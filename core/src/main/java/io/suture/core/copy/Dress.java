// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.DefaultPrivileges;
import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Privileges;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code CREATE TABLE (LIKE …)} leaves behind: owner, rights, storage parameters, statistics targets, the table's comment.
 *
 * @param defaults what {@code ALTER DEFAULT PRIVILEGES} would give a new table; the original's rights alone are to hold
 */
record Dress(CopyNames names, Surroundings around, List<DefaultPrivileges> defaults) {
    String create() {
        String unlogged = table().storage().persistence() == Persistence.UNLOGGED ? "UNLOGGED " : "";
        return "CREATE " + unlogged + "TABLE " + names.copy() + " (LIKE " + names.table()
                + " INCLUDING ALL EXCLUDING INDEXES EXCLUDING STATISTICS)"
                + table().storage()
                        .accessMethod()
                        .map(m -> " USING " + Identifier.of(m))
                        .orElse("")
                + options(table().storage().options())
                + table().storage()
                        .tablespace()
                        .map(t -> " TABLESPACE " + Identifier.of(t))
                        .orElse("");
    }

    private Relation table() {
        return around.table();
    }

    List<String> put() {
        List<String> statements = new ArrayList<>();
        around.identities()
                .forEach(s -> statements.add("ALTER SEQUENCE "
                        + names.counting(Surroundings.column(s).column()) + " AS "
                        + s.sequence().orElseThrow().type()));
        statements.add("ALTER TABLE " + names.copy() + " OWNER TO "
                + Identifier.of(table().ownership().owner()));
        String target = "TABLE " + names.copy();
        surprises().forEach(role -> statements.add("REVOKE ALL ON " + target + " FROM " + role));
        rights(target, "", table().ownership().privileges()).forEach(statements::add);
        for (Column column : table().columns()) {
            rights(target, " (" + column.name() + ")", column.privileges()).forEach(statements::add);
            settings(column).forEach(statements::add);
        }
        table().comment().ifPresent(c -> statements.add("COMMENT ON " + target + " IS " + SqlLiteral.quote(c)));
        return statements;
    }

    /** Roles a new table is open to by default. */
    private Stream<String> surprises() {
        return defaults.stream()
                .filter(d -> d.objects().equals("tables"))
                .filter(d -> d.schema()
                        .filter(s -> !s.equals(names.table().schema()))
                        .isEmpty())
                .flatMap(d -> d.privileges().granted().stream())
                .map(g -> role(g.grantee()))
                .distinct()
                .sorted();
    }

    private static Stream<String> rights(String target, String columns, Privileges privileges) {
        return Stream.concat(
                privileges.revoked().stream()
                        .map(g -> "REVOKE " + g.privilege() + columns + " ON " + target + " FROM " + role(g.grantee())),
                privileges.granted().stream().map(g -> grant(target, columns, g)));
    }

    private static String grant(String target, String columns, Grant grant) {
        return "GRANT " + grant.privilege() + columns + " ON " + target + " TO " + role(grant.grantee())
                + (grant.grantable() ? " WITH GRANT OPTION" : "");
    }

    private Stream<String> settings(Column column) {
        String alter = "ALTER TABLE " + names.copy() + " ALTER COLUMN " + column.name() + " SET ";
        Stream<String> options = column.options().isEmpty()
                ? Stream.empty()
                : Stream.of(alter + options(column.options()).strip().substring("WITH ".length()));
        Stream<String> target = column.statisticsTarget().stream().mapToObj(t -> alter + "STATISTICS " + t);
        return Stream.concat(options, target);
    }

    static String role(String grantee) {
        return grantee.equals("PUBLIC") ? grantee : Identifier.of(grantee).toString();
    }

    /** {@code WITH (…)}, after a space; nothing where there are none. */
    static String options(Map<String, String> options) {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(o -> o.getKey() + " = " + SqlLiteral.quote(o.getValue()))
                        .collect(joining(", ", " WITH (", ")"));
    }
}
