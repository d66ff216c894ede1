// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sequences that number the rows. One behind an identity column belongs to its table, so that the copy has one of its own, which counts on in
 * the swap; any other is handed over. A partitioned table has identity columns from PostgreSQL 17 on: before that a sequence and a default
 * stand in for one.
 *
 * @param owned by columns of the table
 */
record Counters(CopyNames names, Relation before, Relation after, List<Relation> owned) {
    /** Whether an identity of the table is none in the copy. */
    boolean losesIdentity() {
        return ours().anyMatch(s -> isIdentity(before, s) && !isIdentity(after, s));
    }

    /** On the empty copy. */
    List<String> make() {
        List<String> statements = new ArrayList<>();
        ours().forEach(s -> {
            if (!isIdentity(after, s)) {
                statements.addAll(standIn(s));
            } else if (isIdentity(before, s)) {
                statements.add("ALTER SEQUENCE " + own(s) + " AS " + options(s).type());
            } else {
                statements.addAll(identity(s));
            }
        });
        return statements;
    }

    /** Under the lock: counts on where the table's is. */
    List<String> count() {
        return ours().map(s -> "SELECT pg_catalog.setval(" + SqlLiteral.quote(own(s).toString())
                        + ", last_value, is_called) FROM " + s.name())
                .toList();
    }

    /** When the copy has the table's name. */
    List<String> handOver() {
        return owned.stream()
                .filter(s -> !isOurs(s))
                .map(s -> "ALTER SEQUENCE " + s.name() + " OWNED BY " + names.table() + "." + column(s))
                .toList();
    }

    /** When the table has gone, with what belonged to it. */
    List<String> rename() {
        return ours().map(s ->
                        "ALTER SEQUENCE " + own(s) + " RENAME TO " + s.name().name())
                .toList();
    }

    private Stream<Relation> ours() {
        return owned.stream().filter(this::isOurs);
    }

    private boolean isOurs(Relation sequence) {
        return isIdentity(before, sequence) || isIdentity(after, sequence);
    }

    private static boolean isIdentity(Relation table, Relation sequence) {
        return table.column(column(sequence)).filter(Column::isIdentity).isPresent();
    }

    private TableName own(Relation sequence) {
        return names.counting(column(sequence));
    }

    private static Identifier column(Relation sequence) {
        return options(sequence).owner().orElseThrow().column();
    }

    private static SequenceOptions options(Relation sequence) {
        return sequence.sequence().orElseThrow();
    }

    /** Who may insert needs no right on an identity, but on a sequence. */
    private List<String> standIn(Relation sequence) {
        String column = names.copy() + "." + column(sequence);
        List<String> statements = new ArrayList<>(List.of(
                "CREATE SEQUENCE " + own(sequence) + " AS " + options(sequence).type() + counting(sequence),
                "ALTER SEQUENCE " + own(sequence) + " OWNED BY " + column,
                alter(sequence) + "SET DEFAULT pg_catalog.nextval("
                        + SqlLiteral.quote(own(sequence).toString()) + ")"));
        Stream.concat(
                        before.ownership().privileges().granted().stream(),
                        before.columns().stream().flatMap(c -> c.privileges().granted().stream()))
                .filter(g -> g.privilege().equals("INSERT"))
                .map(Grant::grantee)
                .distinct()
                .forEach(
                        role -> statements.add("GRANT USAGE ON SEQUENCE " + own(sequence) + " TO " + Dress.role(role)));
        return statements;
    }

    private List<String> identity(Relation sequence) {
        ColumnValue.Identity identity = (ColumnValue.Identity)
                after.column(column(sequence)).orElseThrow().value();
        return List.of(
                alter(sequence) + "DROP DEFAULT",
                alter(sequence) + "ADD GENERATED " + (identity.always() ? "ALWAYS" : "BY DEFAULT") + " AS IDENTITY ("
                        + counting(sequence).strip() + ")",
                "ALTER SEQUENCE " + own(sequence) + " AS " + options(sequence).type());
    }

    private String alter(Relation sequence) {
        return "ALTER TABLE " + names.copy() + " ALTER COLUMN " + column(sequence) + " ";
    }

    private static String counting(Relation sequence) {
        SequenceOptions o = options(sequence);
        return " INCREMENT BY " + o.increment() + " MINVALUE " + o.minimum() + " MAXVALUE " + o.maximum()
                + " START WITH " + o.start() + " CACHE " + o.cache() + (o.cycle() ? " CYCLE" : " NO CYCLE");
    }
}
