// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.StorageWords;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.typed.table.PartitionTable;
import io.suture.core.typed.table.PartitionTable.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One each month, week, day …: how many is known only when they are made, since the oldest row is another one in every database, and the
 * present goes on. Reads the oldest value of the column: an index on it helps, but nobody waits for it either way.
 */
record Spans(Relation table, PartitionTable wish) implements Partitions {
    private static final int MOST = 1000;
    private static final int AHEAD = 3;

    /** How a type's values become moments without a time zone, and such a moment a bound again. */
    private record Type(String toMoment, String toBound) {
        static Optional<Type> of(Column column) {
            return switch (column.typeName().name().value()) {
                case "date" -> Optional.of(new Type("::timestamp", "::date"));
                case "timestamp" -> Optional.of(new Type("", ""));
                case "timestamptz" -> Optional.of(new Type(" AT TIME ZONE 'UTC'", " AT TIME ZONE 'UTC'"));
                default -> Optional.empty();
            };
        }
    }

    Spans {
        Identifier by = wish.columns().getFirst();
        Column column = table.column(by).orElseThrow();
        if (Type.of(column).isEmpty()) {
            throw Problem.user(
                            "PARTITION-TYPE",
                            "`every: " + wish.every().orElseThrow().word() + "` needs a time, and " + by.value()
                                    + " of " + table.name().display() + " is " + column.type(),
                            "a month or a week is a range of dates or timestamps",
                            "name the partitions with `parts`, each with `from` and `to`")
                    .asException();
        }
        Part.name(table.name(), "0000_00_00_00");
    }

    @Override
    public List<Identifier> names() {
        return wish.hasDefault() ? List.of(Part.ofDefault(table.name()).name()) : List.of();
    }

    @Override
    public List<String> create(TableName parent) {
        List<String> statements = new ArrayList<>();
        statements.add("""
                DO $suture$
                DECLARE span record;
                BEGIN
                  FOR span IN SELECT at%2$s AS lower, (at + %3$s)%2$s AS upper, pg_catalog.to_char(at, %4$s) AS name
                      FROM %1$s ORDER BY 1 LOOP
                    EXECUTE pg_catalog.format(%5$s, %6$s || span.name, span.lower, span.upper);
                  END LOOP;
                END $suture$""".formatted(
                        starts(), type().toBound(), interval(), SqlLiteral.quote(label()), format(parent), prefix()));
        if (wish.hasDefault()) {
            statements.add(Part.ofDefault(table.name()).create(parent, table.storage()));
        }
        return statements;
    }

    @Override
    public boolean looksAtRows() {
        return wish.from().isEmpty();
    }

    private String format(TableName parent) {
        String words = StorageWords.create(table.storage()) + table.name().schema() + ".\0 PARTITION OF " + parent
                + " FOR VALUES FROM (\1) TO (\2)" + StorageWords.behind(table.storage());
        return SqlLiteral.quote(words.replace("%", "%%")
                .replace("\0", "%1$I")
                .replace("\1", "%2$L")
                .replace("\2", "%3$L"));
    }

    private String prefix() {
        return SqlLiteral.quote(table.name().name().value() + "_");
    }

    /** A partition too few is no harm where there is a default; a thousand are more than somebody wants, or a mistaken date. */
    @Override
    public List<Trial> trials() {
        List<Trial> trials = new ArrayList<>();
        trials.add(Trial.of(
                "there are " + MOST + " partitions at most",
                "SELECT greatest(count(*) - " + MOST + ", 0), count(*) FROM " + starts(),
                Problem.user(
                        "PARTITION-MANY",
                        "partitions are more than " + MOST,
                        "each " + span().word() + " from the oldest row of "
                                + table.name().display()
                                + " on would have one, and PostgreSQL looks at all of them where a query does not say which",
                        "say `from`, if the oldest rows are few or mistaken, or a longer `every`")));
        if (!wish.hasDefault()) {
            trials.add(NamedParts.homeless(
                    table,
                    column() + " >= (SELECT min(at)" + type().toBound() + " FROM " + starts() + ") AND " + column()
                            + " < (SELECT max(at + " + interval() + ")" + type().toBound() + " FROM " + starts()
                            + ")"));
        }
        return trials;
    }

    /** Where each begins, as moments {@code at}. */
    private String starts() {
        String first = Stream.concat(
                        wish.from().map(SqlLiteral::quote).map(f -> f + "::" + by().type()).stream(),
                        Stream.of("(SELECT min(" + column() + ") FROM " + table.name() + ")"))
                .findFirst()
                .orElseThrow();
        String now = "(pg_catalog.now() AT TIME ZONE 'UTC')";
        return "pg_catalog.generate_series("
                + truncated("coalesce((" + first + ")" + type().toMoment() + ", " + now + ")") + ", " + truncated(now)
                + " + " + ahead() + " * " + interval() + ", " + interval() + ") AS at";
    }

    private String truncated(String moment) {
        return "pg_catalog.date_trunc(" + SqlLiteral.quote(span().word()) + ", " + moment + ")";
    }

    private int ahead() {
        return wish.ahead().map(a -> a.value()).orElse(AHEAD);
    }

    private String interval() {
        return switch (span()) {
            case QUARTER -> "interval '3 months'";
            case HOUR, DAY, WEEK, MONTH, YEAR -> "interval '1 " + span().word() + "'";
        };
    }

    private String label() {
        return switch (span()) {
            case HOUR -> "YYYY_MM_DD_HH24";
            case DAY -> "YYYY_MM_DD";
            case WEEK -> "IYYY_\"w\"IW";
            case MONTH -> "YYYY_MM";
            case QUARTER -> "YYYY_\"q\"Q";
            case YEAR -> "YYYY";
        };
    }

    private Span span() {
        return wish.every().orElseThrow();
    }

    private Identifier column() {
        return wish.columns().getFirst();
    }

    private Column by() {
        return table.column(column()).orElseThrow();
    }

    private Type type() {
        return Type.of(by()).orElseThrow();
    }
}
