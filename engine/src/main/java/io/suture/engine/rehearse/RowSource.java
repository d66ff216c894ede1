// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The INSERT that generates rows of one table. Half of them have every column; in the others some nullable ones are null and some
 * have their default, so that conditions between columns are met by some row.
 */
final class RowSource {
    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::");

    private final Relation table;
    private final GeneratedValue values;
    private final Map<Identifier, String> expressions = new LinkedHashMap<>();
    private final List<String> parents = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();

    private RowSource(Relation table, GeneratedValue values, boolean requiredOnly) {
        this.table = table;
        this.values = values;
        Set<Identifier> wanted = table.columns().stream()
                .filter(c -> takesValue(c) && (!requiredOnly || isRequired(c)))
                .map(Column::name)
                .collect(Collectors.toSet());
        foreignKeys().filter(fk -> wanted.containsAll(fk.columns())).forEach(this::join);
        table.columns().stream()
                .filter(c -> wanted.contains(c.name()) && !expressions.containsKey(c.name()))
                .forEach(this::generate);
    }

    /** Every column that takes a value. */
    static RowSource full(Relation table, GeneratedValue values) {
        return new RowSource(table, values, false);
    }

    /** Only the columns that must be given. */
    static RowSource required(Relation table, GeneratedValue values) {
        return new RowSource(table, values, true);
    }

    /** The rows of these numbers; those that are there already are left out. */
    String insert(String numbers) {
        if (expressions.isEmpty()) {
            return "INSERT INTO " + table.name() + " DEFAULT VALUES ON CONFLICT DO NOTHING";
        }
        String with = parents.isEmpty() ? "" : "WITH " + String.join(", ", parents) + " ";
        String select = String.join(", ", expressions.values());
        return with + "INSERT INTO " + table.name() + columns() + " SELECT " + select + " FROM " + numbers + " AS n(i)"
                + String.join("", joins) + " ON CONFLICT DO NOTHING";
    }

    private String columns() {
        return expressions.keySet().stream().map(Identifier::toString).collect(Collectors.joining(", ", " (", ")"));
    }

    private static boolean takesValue(Column column) {
        return switch (column.value()) {
            case ColumnValue.None none -> true;
            case ColumnValue.Default d -> !d.expression().contains("nextval(");
            case ColumnValue.Identity i -> false;
            case ColumnValue.Generated g -> false;
        };
    }

    private static boolean isRequired(Column column) {
        return column.notNull() && column.value() instanceof ColumnValue.None;
    }

    private Stream<Constraint> foreignKeys() {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.FOREIGN_KEY && !c.isInternal(table.name()));
    }

    /** Takes the parents in turn; those that agree with what another foreign key has chosen, where they share a column. */
    private void join(Constraint key) {
        Constraint.Reference to = key.references().orElseThrow();
        int number = joins.size();
        String f = "f" + number;
        List<Identifier> fresh =
                key.columns().stream().filter(c -> !expressions.containsKey(c)).toList();
        List<String> chosen = key.columns().stream()
                .filter(expressions::containsKey)
                .map(c -> "p." + to.columns().get(key.columns().indexOf(c)) + " = " + expressions.get(c))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        String referenced = to.columns().stream().map(c -> "p." + c).collect(Collectors.joining(", "));
        if (chosen.isEmpty()) {
            parents.add(f + " AS MATERIALIZED (SELECT row_number() OVER (ORDER BY " + referenced + ") AS n, "
                    + referenced + " FROM " + to.table() + " AS p)");
            joins.add(" LEFT JOIN " + f + " ON " + f + ".n = (n.i + " + number
                    + ") % (SELECT greatest(count(*), 1) FROM " + f + ") + 1");
        } else {
            joins.add(" LEFT JOIN LATERAL (SELECT " + referenced + " FROM " + to.table() + " AS p WHERE "
                    + String.join(" AND ", chosen) + " ORDER BY hashint8(n.i), " + referenced + " LIMIT 1) AS " + f
                    + " ON true");
        }
        boolean nullable = fresh.stream()
                .allMatch(c -> table.column(c).filter(Column::notNull).isEmpty());
        for (Identifier column : fresh) {
            String value = f + "." + to.columns().get(key.columns().indexOf(column));
            expressions.put(
                    column, nullable ? sometimesNull(value, table.columns().size() + number) : value);
        }
    }

    private void generate(Column column) {
        int place = expressions.size();
        pool(column)
                .or(() -> values.of(column.type(), column.typeName(), column.name()))
                .map(value -> isUnique(column.name()) ? value : sometimesDefault(column, value, place))
                .map(value -> column.notNull() ? value : sometimesNull(value, place))
                .or(() -> column.notNull() ? Optional.of("n.i::text::" + column.type()) : Optional.empty())
                .ifPresent(value -> expressions.put(column.name(), value));
    }

    private static String sometimesDefault(Column column, String value, int place) {
        return column.value() instanceof ColumnValue.Default d
                ? "CASE WHEN hashint8(n.i * 17 + " + place + ") % 3 = 0 THEN " + d.expression() + " ELSE " + value
                        + " END"
                : value;
    }

    private static String sometimesNull(String value, int place) {
        String chance = "abs(hashint8(n.i * 31 + " + place + ")::bigint)";
        return "CASE WHEN n.i % 4 = 1 AND " + chance + " % 4 = 0 OR n.i % 4 = 2 AND " + chance
                + " % 2 = 0 THEN NULL ELSE " + value + " END";
    }

    private boolean isUnique(Identifier column) {
        return table.indexes().stream()
                .anyMatch(i -> i.unique() && i.keyColumns().equals(List.of(column)));
    }

    /** The values that a check of the column alone lists. */
    private Optional<String> pool(Column column) {
        return table.constraints().stream()
                .filter(c -> c.kind() == ConstraintKind.CHECK && c.columns().equals(List.of(column.name())))
                .filter(c ->
                        c.definition().contains("= ANY (") || c.definition().contains(" = '"))
                .map(c -> literals(c.definition()))
                .filter(literals -> !literals.isEmpty())
                .findFirst()
                .map(literals -> GeneratedValue.oneOf(literals, column.type()));
    }

    private static List<String> literals(String definition) {
        Matcher matcher = LITERAL.matcher(definition);
        List<String> literals = new ArrayList<>();
        while (matcher.find()) {
            literals.add(matcher.group(1).replace("''", "'"));
        }
        return literals;
    }
}
