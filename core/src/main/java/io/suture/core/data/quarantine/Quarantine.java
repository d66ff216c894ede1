// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.quarantine;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Policy;
import io.suture.core.catalog.Relation;
import io.suture.core.data.Objection;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The table for rows of a source that a target does not take: a column for each of the source's, the rule that was broken, and when. A row
 * that breaks several rules is there once for each.
 *
 * @param target beside which it lies, and after which it is called
 * @param key columns that tell rows of the source apart
 */
public record Quarantine(Relation source, TableName target, List<Identifier> key) {
    /** The column with the rule's code. */
    public static final Identifier RULE = Identifier.of("suture_rule");

    private static final Identifier WHEN = Identifier.of("suture_rejected_at");
    private static final String ENDING = "_rejected";

    public Quarantine {
        key = List.copyOf(key);
    }

    /** {@code TARGET_rejected}. */
    public TableName name() {
        String name = target.name().value();
        while ((name + ENDING).getBytes(StandardCharsets.UTF_8).length > Identifier.MAX_BYTES) {
            name = name.substring(0, name.length() - 1);
        }
        return new TableName(target.schema(), Identifier.of(name + ENDING));
    }

    /** Makes it, with the owner, the rights and the policies of the source. Takes no lock that anybody waits for. */
    public List<String> create() {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + name() + " ("
                + source.columns().stream().map(Quarantine::definition).collect(joining(", "))
                + ", " + RULE + " text NOT NULL, " + WHEN + " timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (" + RULE
                + ", "
                + key.stream().map(Identifier::toString).collect(joining(", ")) + "))");
        String owner = source.ownership().owner();
        if (!owner.isEmpty()) {
            statements.add("ALTER TABLE " + name() + " OWNER TO " + Identifier.of(owner));
        }
        rights().forEach(statements::add);
        if (source.rowSecurity().enabled()) {
            statements.add("ALTER TABLE " + name() + " ENABLE ROW LEVEL SECURITY");
        }
        if (source.rowSecurity().forced()) {
            statements.add("ALTER TABLE " + name() + " FORCE ROW LEVEL SECURITY");
        }
        source.policies().forEach(p -> statements.add(again(p)));
        statements.add("COMMENT ON TABLE " + name() + " IS "
                + SqlLiteral.quote("rows of " + source.name().display() + " that " + target.display()
                        + " did not take, by the rule they break"));
        return statements;
    }

    private static String definition(Column column) {
        return column.name() + " " + column.type();
    }

    private Stream<String> rights() {
        Stream<String> taken = source.ownership().privileges().revoked().stream()
                .map(g -> "REVOKE " + g.privilege() + " ON TABLE " + name() + " FROM " + role(g));
        Stream<String> given = source.ownership().privileges().granted().stream()
                .map(g -> "GRANT " + g.privilege() + " ON TABLE " + name() + " TO " + role(g)
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
        return "CREATE POLICY " + policy.name() + " ON " + name() + " AS "
                + (policy.permissive() ? "PERMISSIVE" : "RESTRICTIVE") + " FOR " + policy.command() + " TO "
                + policy.roles().stream().map(Quarantine::role).collect(joining(", "))
                + policy.using().map(u -> " USING (" + u + ")").orElse("")
                + policy.check().map(c -> " WITH CHECK (" + c + ")").orElse("");
    }

    /** What makes a row for each rule that a row of the source breaks, as behind {@code CROSS JOIN LATERAL}; its column is {@code rejection.code}. */
    public static String each(List<Objection> objections) {
        String broken = objections.stream()
                .filter(Objection::rejects)
                .map(o -> "(" + SqlLiteral.quote(o.code()) + ", " + o.condition() + ")")
                .collect(joining(", "));
        return "(SELECT r.code FROM (VALUES " + broken + ") AS r (code, broken) WHERE r.broken) AS rejection (code)";
    }

    /** Whether a row of the source is taken. */
    public static String taken(List<Objection> objections) {
        return objections.stream()
                .filter(Objection::rejects)
                .map(o -> "(" + o.condition() + ") IS NOT TRUE")
                .collect(joining(" AND "));
    }
}
