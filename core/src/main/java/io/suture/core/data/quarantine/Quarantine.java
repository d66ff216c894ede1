// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.quarantine;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Relation;
import io.suture.core.data.Objection;
import io.suture.core.data.aside.SideTable;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
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

    /** The column with the moment it was set aside. */
    public static final Identifier WHEN = Identifier.of("suture_rejected_at");
    /** What its name ends with, behind that of the target. */
    public static final String ENDING = "_rejected";

    public Quarantine {
        key = List.copyOf(key);
    }

    /** Its own key, that of the source first: by it alone a change of the source finds the rows that come of it. */
    public List<Identifier> keyed() {
        return Stream.concat(key.stream(), Stream.of(RULE)).toList();
    }

    /** {@code TARGET_rejected}. */
    public TableName name() {
        return SideTable.beside(target, ENDING);
    }

    /** Makes it, with the owner, the rights and the policies of the source. Takes no lock that anybody waits for. */
    public List<String> create() {
        return new SideTable(
                        source,
                        name(),
                        List.of(
                                RULE + " text NOT NULL",
                                WHEN + " timestamptz NOT NULL DEFAULT now()",
                                "PRIMARY KEY ("
                                        + keyed().stream()
                                                .map(Identifier::toString)
                                                .collect(joining(", ")) + ")"),
                        "rows of " + source.name().display() + " that " + target.display()
                                + " did not take, by the rule they break")
                .create();
    }

    /** What makes a row for each rule that a row of the source breaks, as behind {@code CROSS JOIN LATERAL}; its column is {@code rejection.code}. */
    public static String each(List<Objection> objections) {
        String broken = objections.stream()
                .filter(Objection::rejects)
                .map(o -> "(" + SqlLiteral.quote(o.code()) + ", " + o.condition() + ")")
                .collect(joining(", "));
        return "(SELECT r.code FROM (VALUES " + broken + ") AS r (code, broken) WHERE r.broken) AS rejection (code)";
    }

    /** Whether a row of the source breaks a rule: asked before {@link #each}, which makes rows of it. */
    public static String broken(List<Objection> objections) {
        return objections.stream()
                .filter(Objection::rejects)
                .map(o -> "(" + o.condition() + ")")
                .collect(joining(" OR "));
    }

    /** Whether a row of the source is taken. */
    public static String taken(List<Objection> objections) {
        return objections.stream()
                .filter(Objection::rejects)
                .map(o -> "(" + o.condition() + ") IS NOT TRUE")
                .collect(joining(" AND "));
    }
}
