// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Extended statistics of a relation ({@code CREATE STATISTICS}): what they are about, not what {@code ANALYZE} has found.
 *
 * @param name in a schema that need not be the relation's
 * @param kinds empty for those of one expression, which have none
 * @param columns in the relation's order
 * @param expressions by {@code pg_get_statisticsobjdef_expressions}, in order; with {@code …} in it what nobody has read
 * @param target 0–10000; empty where the columns' own counts
 * @param owner need not be the relation's; empty text where nobody knows
 */
public record Statistics(
        TableName name,
        List<Kind> kinds,
        List<Identifier> columns,
        List<String> expressions,
        OptionalInt target,
        String owner,
        Optional<String> comment) {

    /** What is counted of several values together. */
    public enum Kind {
        NDISTINCT,
        DEPENDENCIES,
        MCV;

        /** As in {@code CREATE STATISTICS}. */
        public String words() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Statistics {
        kinds = kinds.stream().sorted().distinct().toList();
        columns = List.copyOf(columns);
        expressions = List.copyOf(expressions);
    }

    /** Under another name. */
    public Statistics named(TableName newName) {
        return new Statistics(newName, kinds, columns, expressions, target, owner, comment);
    }

    /** The same about something else. */
    public Statistics about(List<Identifier> newColumns, List<String> newExpressions) {
        return new Statistics(name, kinds, newColumns, newExpressions, target, owner, comment);
    }

    public Statistics withTarget(OptionalInt newTarget) {
        return new Statistics(name, kinds, columns, expressions, newTarget, owner, comment);
    }

    public Statistics withOwner(String newOwner) {
        return new Statistics(name, kinds, columns, expressions, target, newOwner, comment);
    }

    public Statistics withComment(Optional<String> newComment) {
        return new Statistics(name, kinds, columns, expressions, target, owner, newComment);
    }

    /** Whether {@link #create} says all of it. */
    public boolean isKnown() {
        return expressions.stream().noneMatch(e -> e.contains("…"));
    }

    /** For people: {@code statistics users_stats}. */
    public String words() {
        return "statistics " + name.display();
    }

    /** The statement that makes them; {@link #dress} has the rest. */
    public String create(TableName table) {
        return create(name.toString(), table.toString());
    }

    /** The same under a name and on a table that are SQL already. */
    public String create(String as, String table) {
        return "CREATE STATISTICS " + as + (kinds.isEmpty() ? "" : " (" + kindWords() + ")") + " ON " + elements()
                + " FROM " + table;
    }

    /** What is said of them when they are there; whose they are comes last, since then they are somebody else's. */
    public List<String> dress() {
        return dress(name.toString());
    }

    /** The same under a name that is SQL already. */
    public List<String> dress(String as) {
        List<String> statements = new ArrayList<>();
        target.ifPresent(t -> statements.add("ALTER STATISTICS " + as + " SET STATISTICS " + t));
        comment.ifPresent(c -> statements.add("COMMENT ON STATISTICS " + as + " IS " + SqlLiteral.quote(c)));
        if (!owner.isEmpty()) {
            statements.add("ALTER STATISTICS " + as + " OWNER TO " + Identifier.of(owner));
        }
        return statements;
    }

    void describe(Described relation) {
        relation.part("statistics", name.toString(), name.display())
                .optional("kinds", Optional.of(kindWords()).filter(k -> !k.isEmpty()))
                .value("on", elements())
                .optional("target", target.isPresent() ? Optional.of(target.getAsInt()) : Optional.empty())
                .owner(owner)
                .comment(comment);
    }

    private String kindWords() {
        return kinds.stream().map(Kind::words).collect(Collectors.joining(", "));
    }

    private String elements() {
        return Stream.concat(
                        columns.stream().map(Identifier::toString),
                        expressions.stream().map(e -> "(" + e + ")"))
                .collect(Collectors.joining(", "));
    }
}
