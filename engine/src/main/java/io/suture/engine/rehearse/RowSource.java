// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * have their default, so that conditions between columns are met by some row. Rows that break a condition are left out.
 */
final class RowSource {
    /** Rows that get a value in a column that none has. */
    private static final int SOME = 50;

    private static final Pattern LITERAL = Pattern.compile("'((?:[^']|'')*)'::");

    private final Expected table;
    private final GeneratedValue values;
    private final Skew skew;
    private final Map<Identifier, String> expressions = new LinkedHashMap<>();
    private final List<String> parents = new ArrayList<>();
    private final List<String> joins = new ArrayList<>();

    private RowSource(Expected table, GeneratedValue values, Skew skew, boolean requiredOnly) {
        this.table = table;
        this.values = values;
        this.skew = skew;
        Set<Identifier> wanted = table.columns().stream()
                .filter(c -> takesValue(c) && (!requiredOnly || isRequired(c)))
                .map(Column::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        foreignKeys().filter(fk -> wanted.containsAll(fk.columns())).forEach(this::join);
        table.columns().stream()
                .filter(c -> wanted.contains(c.name()) && !expressions.containsKey(c.name()))
                .forEach(this::generate);
    }

    /** Every column that takes a value. */
    static RowSource full(Expected table, GeneratedValue values, Skew skew) {
        return new RowSource(table, values, skew, false);
    }

    /** Only the columns that must be given. */
    static RowSource required(Expected table, GeneratedValue values) {
        return new RowSource(table, values, Skew.NONE, true);
    }

    /**
     * The rows of these numbers; those that are there already are left out.
     *
     * @param most rows at most
     */
    String insert(String numbers, long most) {
        if (expressions.isEmpty()) {
            return "INSERT INTO " + table.name() + " DEFAULT VALUES ON CONFLICT DO NOTHING";
        }
        String with = parents.isEmpty() ? "" : "WITH " + String.join(", ", parents) + " ";
        String inner = expressions.entrySet().stream()
                .map(e -> e.getValue() + " AS " + e.getKey())
                .collect(Collectors.joining(", "));
        return with + "INSERT INTO " + table.name() + " (" + list(expressions.keySet()) + ") SELECT " + outer()
                + " FROM (SELECT " + inner + " FROM " + numbers + " AS n(i)" + String.join("", joins) + ") AS g"
                + conditions() + " LIMIT " + most + " ON CONFLICT DO NOTHING";
    }

    /** For each nullable column that refers to nothing, an UPDATE that gives some rows a value. */
    Map<Identifier, String> updates() {
        Set<Identifier> references =
                foreignKeys().flatMap(fk -> fk.columns().stream()).collect(Collectors.toSet());
        Map<Identifier, String> updates = new LinkedHashMap<>();
        for (Column column : table.columns()) {
            boolean open = takesValue(column) && !table.isNotNull(column.name()) && !references.contains(column.name());
            if (open && !table.now().isPartitioned()) {
                pool(column)
                        .or(() -> valueOf(column))
                        .ifPresent(value -> updates.put(column.name(), update(column, value)));
            }
        }
        return updates;
    }

    private String update(Column column, String value) {
        return "UPDATE " + table.name() + " AS g SET " + column.name() + " = (" + value + ")::" + column.type()
                + " FROM (SELECT ctid, row_number() OVER () AS i FROM " + table.name() + " LIMIT " + SOME
                + ") AS n WHERE g.ctid = n.ctid";
    }

    private String outer() {
        return table.columns().stream()
                .filter(c -> expressions.containsKey(c.name()))
                .sorted(Comparator.comparingInt(
                        c -> List.copyOf(expressions.keySet()).indexOf(c.name())))
                .map(c -> "g." + c.name() + "::" + c.type())
                .collect(Collectors.joining(", "));
    }

    private String conditions() {
        List<String> all = table.checks(expressions.keySet());
        table.columns().stream().filter(c -> expressions.containsKey(c.name())).forEach(c -> all.addAll(ofDomain(c)));
        return all.isEmpty()
                ? ""
                : all.stream().map(c -> "(" + c + ") IS NOT FALSE").collect(Collectors.joining(" AND ", " WHERE ", ""));
    }

    private List<String> ofDomain(Column column) {
        return values.catalog().type(column.typeName()).stream()
                .filter(DomainType.class::isInstance)
                .flatMap(d -> ((DomainType) d).constraints().stream())
                .filter(c -> c.kind() == ConstraintKind.CHECK)
                .flatMap(c -> Expected.condition(c.definition()).stream())
                .map(c -> c.replaceAll("\\bVALUE\\b", Matcher.quoteReplacement("g." + column.name())))
                .toList();
    }

    private static String list(Set<Identifier> columns) {
        return columns.stream().map(Identifier::toString).collect(Collectors.joining(", "));
    }

    private static boolean takesValue(Column column) {
        return switch (column.value()) {
            case ColumnValue.None none -> true;
            case ColumnValue.Default d -> !d.expression().contains("nextval(");
            case ColumnValue.Identity i -> false;
            case ColumnValue.Generated g -> false;
        };
    }

    private boolean isRequired(Column column) {
        return table.isNotNull(column.name()) && column.value() instanceof ColumnValue.None;
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
        boolean nullable = fresh.stream().noneMatch(table::isNotNull);
        for (Identifier column : fresh) {
            String value = f + "." + to.columns().get(key.columns().indexOf(column));
            expressions.put(
                    column, nullable ? sometimesNull(value, table.columns().size() + number) : value);
        }
    }

    private void generate(Column column) {
        int place = expressions.size();
        pool(column)
                .or(() -> valueOf(column))
                .map(value -> table.isUnique(column.name())
                        ? value
                        : sometimesDefault(column, skew.apply(column, value), place))
                .map(value -> table.isNotNull(column.name())
                        ? value
                        : skew.nulls(column).map(n -> n + value + " END").orElseGet(() -> sometimesNull(value, place)))
                .or(() ->
                        table.isNotNull(column.name()) ? Optional.of("n.i::text::" + column.type()) : Optional.empty())
                .ifPresent(value -> expressions.put(column.name(), value));
    }

    /** Of the type it will have: what is cast there must be castable. */
    private Optional<String> valueOf(Column column) {
        Column later = table.later(column.name());
        Optional<String> value = values.of(later.type(), later.typeName(), later.name());
        return later.type().equals(column.type()) ? value : value.map(v -> "(" + v + ")::text");
    }

    private String sometimesDefault(Column column, String value, int place) {
        return column.value() instanceof ColumnValue.Default d
                        && table.later(column.name()).type().equals(column.type())
                ? "CASE WHEN hashint8(n.i * 17 + " + place + ") % 3 = 0 THEN " + d.expression() + " ELSE " + value
                        + " END"
                : value;
    }

    private static String sometimesNull(String value, int place) {
        String chance = "abs(hashint8(n.i * 31 + " + place + ")::bigint)";
        return "CASE WHEN n.i % 4 = 1 AND " + chance + " % 4 = 0 OR n.i % 4 = 2 AND " + chance
                + " % 2 = 0 THEN NULL ELSE " + value + " END";
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
