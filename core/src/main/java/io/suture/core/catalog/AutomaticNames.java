// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names PostgreSQL chooses when nobody gives one, so that a plan can say them in advance.
 *
 * <p>Source: {@code ChooseRelationName}, {@code makeObjectName}, {@code ChooseIndexName} and {@code ChooseConstraintName} of
 * PostgreSQL 14–18: parts joined with {@code _}, the longer part cut first until 63 bytes fit, then 1, 2 … after the label
 * until nothing in the schema has the name.
 *
 * @param relations whether a relation or index of the schema has this name
 * @param constraints whether a constraint on a table of the schema has it
 */
public record AutomaticNames(Identifier schema, Predicate<Identifier> relations, Predicate<Identifier> constraints) {
    private static final int MAX = Identifier.MAX_BYTES;

    /** For this schema as the catalog has it. */
    public static AutomaticNames in(Identifier schema, Catalog catalog) {
        return new AutomaticNames(
                schema, catalog.relationNames(schema)::contains, catalog.constraintNames(schema)::contains);
    }

    /**
     * Of an index: {@code users_email_idx}.
     *
     * @param columns keys and then INCLUDE; an expression counts as what {@code SELECT} would call its column: the function's
     *     name, else {@code expr}
     */
    public TableName index(Identifier table, List<String> columns) {
        return new TableName(schema, relation(table, addition(distinct(columns)), "idx", this::relationTaken));
    }

    /** Of a unique constraint and its index: {@code users_email_key}. */
    public TableName unique(Identifier table, List<String> columns) {
        return new TableName(schema, relation(table, addition(distinct(columns)), "key", this::taken));
    }

    /** Of an exclusion constraint and its index: {@code bookings_during_excl}. */
    public TableName exclusion(Identifier table, List<String> columns) {
        return new TableName(schema, relation(table, addition(distinct(columns)), "excl", this::taken));
    }

    /** Of a primary key and its index: {@code users_pkey}. */
    public TableName primaryKey(Identifier table) {
        return new TableName(schema, relation(table, "", "pkey", this::taken));
    }

    /** Of a foreign key: {@code orders_user_id_fkey}. */
    public Identifier foreignKey(Identifier table, List<String> columns) {
        return relation(table, addition(columns), "fkey", constraints);
    }

    /** Of a check: {@code users_age_check} where it reads exactly one column, else {@code users_check}. */
    public Identifier check(Identifier table, Set<String> columns) {
        String only = columns.size() == 1 ? columns.iterator().next() : "";
        return relation(table, only, "check", constraints);
    }

    /** Of a not-null constraint (PostgreSQL 18): {@code users_email_not_null}. */
    public Identifier notNull(Identifier table, String column) {
        return relation(table, column, "not_null", constraints);
    }

    /** Of the sequence of a serial or identity column: {@code users_id_seq}. */
    public TableName sequence(Identifier table, String column) {
        return new TableName(schema, relation(table, column, "seq", this::relationTaken));
    }

    /**
     * Of extended statistics, which have names of their own: {@code users_email_age_stat}.
     *
     * @param elements as written; an expression counts as {@code expr} ({@code ChooseExtendedStatisticName})
     * @param taken whether others in the table's schema are called so
     */
    public TableName statistics(Identifier table, List<String> elements, Predicate<Identifier> taken) {
        return new TableName(schema, relation(table, addition(elements), "stat", taken));
    }

    private boolean relationTaken(Identifier name) {
        return relations.test(name);
    }

    private boolean taken(Identifier name) {
        return relations.test(name) || constraints.test(name);
    }

    private static Identifier relation(Identifier table, String middle, String label, Predicate<Identifier> isTaken) {
        Identifier name = join(table.value(), middle, label);
        for (int pass = 1; isTaken.test(name); pass++) {
            name = join(table.value(), middle, label + pass);
        }
        return name;
    }

    /** Of a constraint with a label of its own: {@code users_email_label}. */
    public Identifier constraint(Identifier table, String middle, String label) {
        return relation(table, middle, label, constraints);
    }

    /** As PostgreSQL joins the parts of a name, whether it is taken or not. */
    public static Identifier joined(Identifier first, String second, String label) {
        return join(first.value(), second, label);
    }

    /** {@code makeObjectName}: cuts the longer of the first two parts, byte by byte, until all fit. */
    static Identifier join(String first, String second, String label) {
        int room = MAX - bytes(label) - 1 - (second.isEmpty() ? 0 : 1);
        int firstBytes = bytes(first);
        int secondBytes = bytes(second);
        while (firstBytes + secondBytes > room) {
            if (firstBytes > secondBytes) {
                firstBytes--;
            } else {
                secondBytes--;
            }
        }
        String middle = second.isEmpty() ? "" : "_" + cut(second, secondBytes);
        return Identifier.of(cut(first, firstBytes) + middle + "_" + label);
    }

    /** {@code ChooseIndexNameAddition}: joined, and no more once 64 bytes are reached. */
    private static String addition(List<String> columns) {
        StringBuilder joined = new StringBuilder();
        for (String column : columns) {
            joined.append(joined.isEmpty() ? "" : "_").append(column);
            if (bytes(joined.toString()) > MAX) {
                break;
            }
        }
        return joined.toString();
    }

    /** {@code ChooseIndexColumnNames}: a second {@code a} becomes {@code a1}, cut to fit. */
    static List<String> distinct(List<String> columns) {
        List<String> chosen = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            String name = column;
            for (int i = 1; !seen.add(name); i++) {
                String number = Integer.toString(i);
                name = cut(column, Math.min(bytes(column), MAX - bytes(number))) + number;
            }
            chosen.add(name);
        }
        return chosen;
    }

    /** The longest start of the text that has at most so many bytes and no half character ({@code pg_mbcliplen}). */
    private static String cut(String text, int maxBytes) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            used += bytes(Character.toString(codePoint));
            if (used > maxBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
