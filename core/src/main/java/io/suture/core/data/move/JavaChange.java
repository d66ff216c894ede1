// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.Objection;
import io.suture.core.digest.RowHash;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Through;
import io.suture.core.plan.Through.Shares;
import io.suture.core.sql.Executed;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.SqlExpression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns of a table get values, where they are, that a transform in Java makes of its rows. No row is locked while Java has it: one that somebody
 * writes meanwhile is not written over, and its key is noted, by which it is done again.
 *
 * @param table as it is
 * @param noted keys of rows that others write
 */
public record JavaChange(ChangeRows wish, JavaRows java, Relation table, NotedKeys noted) {
    private static final String READ_COMMITTED = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED";

    /** An UPDATE of a table that holds rows itself, of those that are not as they should be; a range of blocks can be added with AND. */
    public Sql fill(Relation leaf, Function<String, Sql> made) {
        Stage stage = stage(leaf);
        return made.apply(update(stage)).through(stage.all());
    }

    /** The same of rows that are noted, and stay so; a range of blocks of the log can be added. */
    public Sql fillNoted(Function<String, Sql> made) {
        Stage stage = stage(table);
        return made.apply(update(stage)).through(stage.noted(noted));
    }

    /**
     * What is noted, done again and forgotten, but for what was written once more since it was read. Each statement sees what was committed before it,
     * and rows are locked from the UPDATE on.
     */
    public List<Sql> again(Function<String, Sql> made) {
        Stage stage = stage(table).keyed(noted.key());
        List<Sql> all = new ArrayList<>();
        all.add(made.apply(READ_COMMITTED));
        NotedKeys.byKey().stream().map(made).forEach(all::add);
        all.add(noted.ours().local());
        all.add(made.apply(update(stage)).through(stage.only(noted)));
        all.add(made.apply(forget(stage)));
        return List.copyOf(all);
    }

    /**
     * A second read: each row goes through Java once more, which must change none; in one snapshot, and without those that others have written since they
     * were done, which are noted; by several. Leaves what it has found as {@link Preservation#proof} does.
     */
    public Sql proof(Function<String, Sql> made) {
        Stage stage = stage(table);
        Shares shares = new Shares(
                table.name(), numbers(stage), compared(Preservation.SUMS), /* apart= */ true, Optional.empty());
        return made.apply(compared(Executed.into(numbers(stage), "suture_read")))
                .through(stage.wholeWithout(noted).by(shares));
    }

    /** The server takes the UPDATE, for the types there are; it is planned and not run. */
    public List<Sql> fitting(Function<String, Sql> made) {
        Stage stage = stage(table);
        return Stream.concat(
                        stage.all().before().stream().map(Sql::of), Stream.of(made.apply("EXPLAIN " + update(stage))))
                .toList();
    }

    /** What {@link #twice} reads: rows of a sample, and the same when they were changed. */
    public List<Sql> sampled(int rows, Function<String, Sql> made) {
        return List.of(nothingBut(stage(table).some(rows), made), nothingBut(changed(), made));
    }

    /** Two numbers: rows of a sample that a second time would change again, and rows looked at. */
    public String twice() {
        return "SELECT count(*) FILTER (WHERE " + wish.condition(table) + "), count(*) FROM " + rows(after());
    }

    /** What {@link #asked} reads: all rows. */
    public List<Sql> read(Function<String, Sql> made) {
        return List.of(nothingBut(stage(table).whole(), made));
    }

    /** Behind FROM: all rows that are asked about, called {@code src}, with what is made of them. */
    public String asked() {
        return rows(stage(table));
    }

    private Stage stage(Relation of) {
        return new Stage(java, of, wish.where(), List.of()).by(Stage.Way.BACK);
    }

    private static String rows(Stage stage) {
        return stage.table() + " AS src";
    }

    private static Sql nothingBut(Through through, Function<String, Sql> made) {
        return made.apply("SET LOCAL jit = off").through(through);
    }

    private Stage after() {
        return stage(table).by(Stage.Way.TRIED);
    }

    private Through changed() {
        Map<Identifier, String> values = new HashMap<>();
        wish.columns().forEach(c -> values.put(c.name(), ChangeRows.made(c, table)));
        return after().after(stage(table), values, wish.condition(table));
    }

    /** The author's expressions see the rows of the stage alone. */
    private String update(Stage stage) {
        return "UPDATE " + stage.source().ownRows() + " AS suture_row SET "
                + numbered(i -> wish.columns().get(i).name() + " = src." + value(i)) + " FROM (SELECT " + Stage.place()
                + ", " + numbered(i -> wish.columns().get(i).value() + " AS " + value(i)) + " FROM " + rows(stage)
                + " WHERE " + wish.condition(table) + ") AS src WHERE " + Stage.isAsRead("suture_row", "src");
    }

    private static String value(int column) {
        return "suture_value_" + (column + 1);
    }

    /** What was noted is done where the row is gone, or not asked about, or as it was read, or written by this transaction. */
    private String forget(Stage stage) {
        String sameKey = noted.key().stream()
                .map(k -> "suture_seen." + k + " = src." + k)
                .collect(joining(" AND "));
        return "DELETE FROM " + noted.log() + " AS suture_noted WHERE NOT EXISTS (SELECT FROM " + stage.from()
                + " WHERE " + noted.isKeyOf("src") + " AND "
                + wish.where().map(SqlExpression::inParentheses).orElse("true")
                + " AND src.xmin <> CAST(pg_catalog.pg_current_xact_id() AS xid) AND NOT EXISTS (SELECT FROM "
                + stage.table() + " AS suture_seen WHERE " + sameKey + " AND " + Stage.isAsRead("src", "suture_seen")
                + "))";
    }

    /** A query of one {@code numeric[]}: rows, their digest, those that would be changed, and those that break each rule. */
    private String numbers(Stage stage) {
        String hash = RowHash.of(table.columns().stream().map(c -> new RowHash.Value("src." + c.name(), c.type())));
        Stream<String> counted = Stream.concat(
                        Stream.of(wish.condition(table)),
                        wish.objections().stream().map(Objection::condition))
                .map(c -> "count(*) FILTER (WHERE " + c + ")");
        return "SELECT ARRAY[count(*), sum(" + hash + "), " + counted.collect(joining(", ")) + "]::numeric[] FROM "
                + rows(stage);
    }

    /** @param read PL/pgSQL that leaves those numbers in {@code suture_read} */
    private String compared(String read) {
        String name = table.name().display();
        return "DO $suture_kept$ #variable_conflict use_column\n"
                + "DECLARE suture_wrong text := ''; suture_found jsonb; suture_read numeric[]; suture_n bigint; suture_m bigint;"
                + " suture_h numeric; suture_k bigint; suture_rules jsonb := '[]'; suture_broken bigint[];\nBEGIN\n"
                + NotedKeys.anyhow() + read
                + "suture_n := suture_read[1]; suture_h := coalesce(suture_read[2], 0); suture_m := suture_read[3];"
                + " suture_broken := suture_read[4:];\n"
                + "IF suture_m > 0 THEN suture_wrong := pg_catalog.format("
                + SqlLiteral.quote("; " + name.replace("%", "%%") + ": %s would be changed once more")
                + ", suture_m); END IF;\n" + RulesKept.checked(wish.objections(), table.name(), table.name())
                + "suture_found := jsonb_build_array(jsonb_build_object('table', " + SqlLiteral.quote(name)
                + ", 'rows', suture_n::text, 'quarantine', false, 'digest', md5(suture_h::text), 'kept', "
                + Preservation.json(kept()) + ", 'computed', " + Preservation.json(computed()) + "));\n"
                + Preservation.told(Proved.CHANGED, computed().map(c -> c + " as it was"), Stream.of())
                + "END $suture_kept$";
    }

    private Stream<String> computed() {
        return wish.columns().stream().map(c -> c.name().value());
    }

    private Stream<String> kept() {
        List<String> computed = computed().toList();
        return table.columns().stream().map(Column::name).map(Identifier::value).filter(c -> !computed.contains(c));
    }

    private String numbered(IntFunction<String> each) {
        return IntStream.range(0, wish.columns().size()).mapToObj(each).collect(joining(", "));
    }
}
