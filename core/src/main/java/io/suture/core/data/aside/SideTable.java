// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.aside;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Privileges;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.OwnTable;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table for rows of another one: a column for each of the other's, without its rules, and some of ours behind them.
 *
 * @param source whose rows they are; a query, too
 * @param more definitions of further columns and keys, as in {@code CREATE TABLE}
 * @param comment what people are told it is
 */
public record SideTable(Relation source, TableName name, List<String> more, String comment) {
    public SideTable {
        more = List.copyOf(more);
    }

    /** {@code TABLE_ending}, cut where that is longer than a name may be. */
    public static TableName beside(TableName table, String ending) {
        String name = table.name().value();
        while ((name + ending).getBytes(StandardCharsets.UTF_8).length > Identifier.MAX_BYTES) {
            name = name.substring(0, name.length() - 1);
        }
        return new TableName(table.schema(), Identifier.of(name + ending));
    }

    /** How the statement begins that makes one of this name. */
    public static String opening(TableName name) {
        return "CREATE TABLE " + name + " ";
    }

    /** Makes it, with the owner, the rights and the policies of the source. Takes no lock that anybody waits for. */
    public List<String> create() {
        List<String> statements = new ArrayList<>(made());
        String owner = source.ownership().owner();
        if (!owner.isEmpty()) {
            statements.add("ALTER TABLE " + name + " OWNER TO " + Identifier.of(owner));
        }
        statements.add(OwnTable.on(name));
        rights("", source.ownership().privileges()).forEach(statements::add);
        source.columns().stream()
                .flatMap(c -> rights(" (" + c.name() + ")", c.privileges()))
                .forEach(statements::add);
        if (source.rowSecurity().enabled()) {
            statements.add("ALTER TABLE " + name + " ENABLE ROW LEVEL SECURITY");
        }
        if (source.rowSecurity().forced()) {
            statements.add("ALTER TABLE " + name + " FORCE ROW LEVEL SECURITY");
        }
        source.policies().forEach(p -> statements.add(again(p)));
        statements.add("COMMENT ON TABLE " + name + " IS " + SqlLiteral.quote(comment));
        return statements;
    }

    /** Of a query only the server knows which types its columns have. */
    private List<String> made() {
        return source.query()
                .map(q -> List.of(
                        opening(name) + "AS SELECT src.* FROM (" + q.sql() + ") AS src WITH NO DATA",
                        "ALTER TABLE " + name
                                + more.stream().map(m -> " ADD " + m).collect(joining(","))))
                .orElseGet(() -> List.of(opening(name)
                        + Stream.concat(source.columns().stream().map(SideTable::definition), more.stream())
                                .collect(joining(", ", "(", ")"))));
    }

    private static String definition(Column column) {
        return column.name() + " " + column.type();
    }

    /** @param columns in parentheses, behind the privilege; empty for the table as a whole */
    private Stream<String> rights(String columns, Privileges privileges) {
        Stream<String> taken = privileges.revoked().stream()
                .map(g -> "REVOKE " + g.privilege() + columns + " ON TABLE " + name + " FROM " + role(g));
        Stream<String> given = privileges.granted().stream()
                .map(g -> "GRANT " + g.privilege() + columns + " ON TABLE " + name + " TO " + role(g)
                        + (g.grantable() ? " WITH GRANT OPTION" : ""));
        return Stream.concat(taken, given);
    }

    private static String role(Grant grant) {
        return role(grant.grantee());
    }

    private static String role(String name) {
        return name.equals("PUBLIC") ? name : Identifier.of(name).toString();
    }

    private String again(Policy policy) {
        return "CREATE POLICY " + policy.name() + " ON " + name + " AS "
                + (policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + policy.command() + " TO "
                + policy.roles().stream().map(SideTable::role).collect(joining(", "))
                + policy.using().map(u -> " USING (" + u + ")").orElse("")
                + policy.check().map(c -> " WITH CHECK (" + c + ")").orElse("");
    }
}
