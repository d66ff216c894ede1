// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.plan.Noted;
import io.suture.core.plan.Setting;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The keys of rows that others have written, noted in a table of their own: a column for each of the key, of the same type. Nulls stand for
 * {@code TRUNCATE}.
 *
 * @param table whose rows they are
 * @param log where they are noted
 * @param key columns, none of them ever null; they need not be unique
 */
public record NotedKeys(TableName table, TableName log, List<Identifier> key) {
    private static final Identifier NOTED = Identifier.of("suture_noted");

    /** In a transaction of ours: the log that its own writes are not noted in. */
    private static final String OURS = "suture.not_noted";

    private static final List<String> PLANS = List.of("enable_seqscan", "enable_hashjoin", "enable_mergejoin");

    public NotedKeys {
        key = List.copyOf(key);
    }

    /** As a step knows it. */
    public Noted told() {
        return new Noted(table, log, isKeyOf("src"), Optional.empty());
    }

    /**
     * The same of a query.
     *
     * @param rows behind FROM, called {@code src}
     */
    public Noted toldOf(String rows) {
        return new Noted(table, log, isKeyOf("src"), Optional.of(rows));
    }

    String create() {
        String noted = numbered(i -> key.get(i) + " AS " + column(i));
        return "CREATE TABLE " + log + " AS SELECT " + noted + " FROM " + table + " WITH NO DATA";
    }

    /** What a row trigger notes of one row. */
    String note(String row) {
        return "INSERT INTO " + log + " VALUES (" + numbered(i -> row + "." + key.get(i)) + ");";
    }

    /** Whether an update has changed the key. */
    String keyChanged() {
        return "(" + numbered(i -> "OLD." + key.get(i)) + ") IS DISTINCT FROM (" + numbered(i -> "NEW." + key.get(i))
                + ")";
    }

    /** Each key once, as a table in {@code FROM}. */
    public String distinct() {
        return "(SELECT DISTINCT " + numbered(NotedKeys::column) + " FROM " + log + ") AS " + NOTED;
    }

    /** A statement that forgets what is noted as it does something with {@link #taken}, all by one look: what is noted meanwhile stays. */
    public String taking(String statement) {
        return "WITH suture_taken AS (DELETE FROM " + log + " RETURNING *) " + statement;
    }

    /** Each key once that {@link #taking} forgets, as a table in {@code FROM}. */
    public String taken() {
        return "(SELECT DISTINCT " + numbered(NotedKeys::column) + " FROM suture_taken) AS " + NOTED;
    }

    /** One of a key's values, of that table. */
    public static String noted(int place) {
        return NOTED + "." + column(place);
    }

    /** Condition: the table was emptied. */
    public String emptied() {
        return "EXISTS (SELECT FROM " + log + " WHERE " + column(0) + " IS NULL)";
    }

    /** When all of them have been seen to. */
    public String forget() {
        return "DELETE FROM " + log;
    }

    /** What a transaction of ours sets that is not to be noted by {@link ChangeLog#ofOthers}; what triggers write because of it is. */
    public Setting ours() {
        return new Setting(OURS, SqlLiteral.quote(log.toString()));
    }

    /** Condition, in a trigger on the table: somebody else writes. */
    String isOthers() {
        return "pg_catalog.current_setting('" + OURS + "', true) IS DISTINCT FROM " + SqlLiteral.quote(log.toString())
                + " OR pg_catalog.pg_trigger_depth() > 0";
    }

    /** What keeps a transaction to plans by key: what is noted has no statistics, and a plan that reads a whole table would not do under a lock. */
    public static List<String> byKey() {
        return Stream.concat(PLANS.stream().map(s -> "SET LOCAL " + s + " = off"), Stream.of("SET LOCAL jit = off"))
                .toList();
    }

    /** The same as settings of a step. */
    public static Stream<Setting> plans() {
        return Stream.concat(PLANS.stream(), Stream.of("jit")).map(s -> new Setting(s, "off"));
    }

    /** The way back from {@link #byKey} within the transaction. */
    public static List<String> byAnything() {
        return PLANS.stream().map(s -> "SET LOCAL " + s + " = on").toList();
    }

    /** The same as PL/pgSQL: for what reads whole tables. */
    public static String anyhow() {
        return PLANS.stream()
                .map(s -> "PERFORM pg_catalog.set_config('" + s + "', 'on', true);\n")
                .collect(joining());
    }

    /** A query of one boolean: whether there are more notes than so many. */
    public String moreThan(int notes) {
        return "SELECT EXISTS (SELECT FROM " + log + " OFFSET " + notes + ")";
    }

    /** Condition: a row's key is noted. */
    public String has(String row) {
        return "EXISTS (SELECT FROM " + log + " AS suture_noted WHERE " + isKeyOf(row) + ")";
    }

    /** Condition: what is noted is a row's key. */
    public String isKeyOf(String row) {
        return IntStream.range(0, key.size())
                .mapToObj(i -> row + "." + key.get(i) + " = " + noted(i))
                .collect(joining(" AND "));
    }

    private String numbered(IntFunction<String> each) {
        return IntStream.range(0, key.size()).mapToObj(each).collect(joining(", "));
    }

    static String column(int place) {
        return "suture_key_" + (place + 1);
    }
}
