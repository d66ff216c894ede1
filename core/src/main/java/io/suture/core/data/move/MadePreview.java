// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.data.Interim;
import io.suture.core.data.Objection;
import io.suture.core.data.preview.JsonDiff;
import io.suture.core.data.preview.Shapes;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Preview.Count;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a target would get.
 *
 * @param fresh whether the target is made by the same run, so that nothing can be there yet
 */
public record MadePreview(MadeRows made, boolean fresh) {
    private static final List<Count> COUNTED =
            List.of(Count.READ, Count.REJECTED, Count.NEW, Count.CHANGED, Count.UNCHANGED);

    /** Of rows that go through Java only how many are read. */
    public Preview preview() {
        if (made.stage().isPresent()) {
            return Preview.counting(made.source().name(), made.name(), List.of(Count.READ), List.of(), read())
                    .noting(Previews.JAVA);
        }
        Preview counted =
                Preview.counting(made.source().name(), made.name(), COUNTED, Previews.rules(objections()), counts());
        return made.isOfQuery() ? counted : counted.showing(new Shapes(seen(), rows()).query(), paths());
    }

    private List<Objection> objections() {
        return made.target().objections();
    }

    private String read() {
        return "SELECT count(*) FROM " + made.original() + " WHERE "
                + made.where().map(SqlExpression::inParentheses).orElse("true");
    }

    private String counts() {
        return "SELECT suture_read.n, suture_read.rejected, suture_made.added, suture_made.changed, suture_made.unchanged"
                + Previews.names(objections(), "suture_read.k") + " FROM (SELECT count(*) AS n, "
                + Previews.rejected(objections()) + " AS rejected" + Previews.broken(objections(), "k") + " FROM "
                + made.asked() + ") AS suture_read CROSS JOIN (" + compared() + ") AS suture_made";
    }

    private String compared() {
        String rows = "(" + made.made() + ") AS suture_made";
        boolean shared = made.target().rows() == Target.Rows.SHARED;
        if (shared) {
            String key =
                    made.target().key().stream().map(k -> "suture_made." + k).collect(joining(", "));
            rows = "(SELECT DISTINCT " + key + " FROM " + rows + ") AS suture_made";
        }
        if (fresh) {
            return "SELECT count(*) AS added, 0 AS changed, 0 AS unchanged FROM " + rows;
        }
        String there = "suture_target.tableoid IS NOT NULL";
        String differs = shared ? "false" : made.row("suture_made") + " <> " + made.row("suture_target");
        return "SELECT count(*) FILTER (WHERE NOT " + there + ") AS added, count(*) FILTER (WHERE " + there + " AND "
                + differs + ") AS changed, count(*) FILTER (WHERE " + there + " AND NOT (" + differs
                + ")) AS unchanged FROM " + rows + " LEFT JOIN " + made.name() + " AS suture_target ON "
                + made.sameRow();
    }

    private String rows() {
        return made.asked() + made.lateral();
    }

    private Stream<Target.Column> computed() {
        return made.target().columns().stream()
                .filter(c -> made.source().columns().stream().noneMatch(s -> c.isTaken(s.name())));
    }

    private List<Shapes.Seen> seen() {
        return computed()
                .filter(c -> documents(c).isEmpty())
                .map(c -> new Shapes.Seen(
                        c.name(), madeOf(c).map(Previews::value), new Shapes.Value(made.made(c), made.type(c.name()))))
                .toList();
    }

    /** Empty where it is made of several, or of none. */
    private Optional<Column> madeOf(Target.Column column) {
        Set<Identifier> read =
                ColumnsRead.ofSource(column.value().toString(), made.target().interims(), made.source());
        return read.size() == 1 ? made.source().column(read.iterator().next()) : Optional.empty();
    }

    /** The column of the source whose documents it has in another form. */
    private Optional<Column> documents(Target.Column column) {
        return made.type(column.name()).equals("jsonb")
                ? madeOf(column).filter(from -> from.type().equals("jsonb"))
                : Optional.empty();
    }

    private List<String> paths() {
        Set<String> known = JsonDiff.keysIn(Stream.concat(
                        made.target().values(),
                        made.target().interims().stream().map(Interim::expression))
                .toList());
        return computed()
                .flatMap(c -> documents(c)
                        .map(from -> new JsonDiff(
                                        c.name(), Previews.value(from).expression(), made.made(c), rows(), known)
                                .query())
                        .stream())
                .toList();
    }
}
