// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Columns that take the place of others, each side computable from the other: what PostgreSQL has no statement for. In SQL it is a
 * {@code CALL} that Suture plans, of a procedure that no database has:
 *
 * <pre>{@code
 * CALL suture.replace_column('visits', ARRAY[['room', 'code::integer']], ARRAY[['code', 'text', 'room::text']]);
 * }</pre>
 *
 * @param procedure what the operation is called
 * @param olds the columns that go, with their down expressions
 * @param news the columns that come, with their types and up expressions
 * @param lossy whether the author knows that values do not come back as they were
 */
public record TwoSides(String procedure, QualifiedName table, List<Old> olds, List<New> news, boolean lossy) {
    /** A column that goes. */
    public record Old(Identifier name, SqlExpression down) {}

    /** A column that comes. */
    public record New(Identifier name, SqlType type, SqlExpression up) {}

    public TwoSides {
        olds = List.copyOf(olds);
        news = List.copyOf(news);
    }

    /** Whether the statement is a call of something in the schema {@code suture}, right or wrong. */
    public static boolean isCall(Statement statement) {
        return PlannedCall.of(statement).isPresent();
    }

    /** Empty where the statement is something else, or its arguments are not as they should be. */
    public static Optional<TwoSides> of(Statement statement) {
        return PlannedCall.of(statement)
                .filter(c -> c.arguments().size() == 3 || c.arguments().size() == 4)
                .flatMap(TwoSides::of);
    }

    private static Optional<TwoSides> of(PlannedCall call) {
        List<List<String>> olds = call.rows(1, 2);
        List<List<String>> news = call.rows(2, 3);
        return olds.isEmpty() || news.isEmpty()
                ? Optional.empty()
                : call.text(0)
                        .map(t -> new TwoSides(
                                call.procedure(),
                                QualifiedName.parse(t),
                                olds.stream().map(TwoSides::old).toList(),
                                news.stream().map(TwoSides::fresh).toList(),
                                call.arguments().size() == 4));
    }

    private static Old old(List<String> row) {
        return new Old(Identifier.of(row.get(0)), new SqlExpression(row.get(1)));
    }

    private static New fresh(List<String> row) {
        return new New(Identifier.of(row.get(0)), new SqlType(row.get(1)), new SqlExpression(row.get(2)));
    }

    /** The statement it stands for. */
    public String sql() {
        String left = PlannedCall.array(
                olds.stream().map(o -> List.of(o.name().value(), o.down().text())));
        String right = PlannedCall.array(
                news.stream().map(n -> List.of(n.name().value(), n.type().text(), n.up().text())));
        return PlannedCall.sql(
                procedure,
                Stream.concat(
                        Stream.of(SqlLiteral.quote(table.display()), left, right),
                        lossy ? Stream.of("true") : Stream.of()));
    }

    /** What it comes to where nobody else is: statements of ordinary SQL, in order, which any server runs. */
    public List<String> plain() {
        String alter = "ALTER TABLE " + table + " ";
        String adds = news.stream()
                .map(n -> "ADD COLUMN " + n.name() + " " + n.type().text())
                .collect(Collectors.joining(", "));
        String sets = news.stream().map(n -> n.name() + " = " + n.up()).collect(Collectors.joining(", "));
        String drops = olds.stream().map(o -> "DROP COLUMN " + o.name()).collect(Collectors.joining(", "));
        return List.of(alter + adds, "UPDATE " + table + " SET " + sets, alter + drops);
    }

    /** The problem {@code OPERATION-CALL}: a call that nobody can plan. */
    public static Problem misunderstood(Statement statement) {
        return Problem.user(
                        "OPERATION-CALL",
                        "`CALL suture."
                                + PlannedCall.of(statement).orElseThrow().procedure() + "` cannot be planned here",
                        "it is no procedure of the database: Suture itself plans such a call, and not in a migration that is one"
                                + " transaction or runs as written",
                        "write the operation in YAML, or see its reference page for the arguments")
                .at(statement.at());
    }
}
