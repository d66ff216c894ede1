// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.orphan;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.aside.SideTable;
import io.suture.core.data.move.Preservation;
import io.suture.core.data.move.Proved;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Preview.Count;
import io.suture.core.plan.Release;
import io.suture.core.plan.Sql;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlExpression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Rows whose reference has no row, as SQL: found by ranges of blocks, each looked at once more when it is locked.
 *
 * @param table with a primary key
 * @param reference the foreign key
 */
public record Clearing(Relation table, Constraint reference, ClearOrphans wish) {
    /** What follows a range of blocks on the way back. */
    public static final String BACK_ENDING = ") AS src";

    private static final Identifier NUMBER = Identifier.of("suture_number");

    private Orphans.Cure cure() {
        return wish.orphans().then();
    }

    private KeyColumns key() {
        return new KeyColumns(table.primaryKey().orElseThrow().columns());
    }

    private KeyColumns from() {
        return new KeyColumns(reference.columns());
    }

    private TableName parent() {
        return reference.references().orElseThrow().table();
    }

    /** By which they are counted: {@code no-patients}. */
    public String rule() {
        return "no-"
                + parent().name()
                        .value()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
    }

    /** {@code TABLE_rejected} for the quarantine, else {@code TABLE_orphaned}: rows as they were. */
    public TableName side() {
        return SideTable.beside(table.name(), cure() == Orphans.Cure.QUARANTINE ? Quarantine.ENDING : "_orphaned");
    }

    private TableName function() {
        return OwnNames.of(table.name(), wish.sql()).object("clear");
    }

    /** The side table and the function. Nobody waits for it. */
    public List<String> create() {
        List<String> all = new ArrayList<>(new SideTable(
                        table,
                        side(),
                        List.of(
                                Quarantine.RULE + " text NOT NULL",
                                Quarantine.WHEN + " timestamptz NOT NULL DEFAULT now()",
                                NUMBER + " bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY"),
                        "rows of " + table.name().display() + " as they were when they referred to no row of "
                                + parent().display())
                .create());
        all.add("CREATE INDEX ON " + side() + " (" + key() + ")");
        all.add("CREATE FUNCTION " + function() + "(" + arguments() + ") RETURNS SETOF " + table.name()
                + " LANGUAGE sql VOLATILE AS $suture$ " + taken() + " $suture$");
        return all;
    }

    /** Where it may be there in part. */
    public List<String> drop() {
        return List.of(dropFunction(), "DROP TABLE IF EXISTS " + side());
    }

    /** Nobody calls it any more. */
    public String dropFunction() {
        return "DROP FUNCTION IF EXISTS " + function() + "(" + arguments() + ")";
    }

    private String arguments() {
        return key().columns().stream()
                .map(c -> table.column(c).orElseThrow().type())
                .collect(joining(", "));
    }

    /** One row, as it was, if it still is one. */
    private String taken() {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < key().columns().size(); i++) {
            mine.add("src." + key().columns().get(i) + " = $" + (i + 1));
        }
        String one = asked() + " AND " + String.join(" AND ", mine);
        return cure().takesOut()
                ? "DELETE FROM " + one + " RETURNING src.*"
                : "WITH suture_was AS (SELECT src.* FROM " + one + " FOR UPDATE), suture_done AS (UPDATE ONLY "
                        + table.name() + " AS src SET "
                        + from().columns().stream().map(c -> c + " = NULL").collect(joining(", "))
                        + " FROM suture_was WHERE " + key().same("src", "suture_was") + ") SELECT "
                        + list(c -> "suture_was." + c.name()) + " FROM suture_was";
    }

    /** Behind FROM: those there are, called {@code src}. */
    private String asked() {
        KeyColumns to = new KeyColumns(reference.references().orElseThrow().columns());
        return "ONLY " + table.name() + " AS src WHERE "
                + wish.where().map(SqlExpression::inParentheses).orElse("true") + " AND " + from().given("src")
                + " AND NOT EXISTS (SELECT FROM " + parent() + " AS suture_parent WHERE "
                + to.same("suture_parent", "src", from()) + ")";
    }

    /** What would become of them. Reads both tables, under ACCESS SHARE. */
    public Preview preview() {
        Count found = switch (cure()) {
            case REPORT -> Count.REPORTED;
            case NULL -> Count.CHANGED;
            case DELETE, QUARANTINE -> Count.TAKEN_OUT;
        };
        return Preview.counting(
                table.name(),
                table.name(),
                List.of(Count.READ, found),
                List.of(),
                "SELECT (SELECT count(*) FROM ONLY " + table.name() + " AS src WHERE "
                        + wish.where().map(SqlExpression::inParentheses).orElse("true") + "), (SELECT count(*) FROM "
                        + asked() + ")");
    }

    /** An INSERT that ends with a condition to which a range of blocks can be added, {@link #fillEnding} behind it. */
    public String fill() {
        return "INSERT INTO " + side() + " (" + list(Column::name) + ", " + Quarantine.RULE + ") SELECT "
                + list(c -> "suture_gone." + c.name()) + ", " + SqlLiteral.quote(rule()) + " FROM (SELECT "
                + key().of("src") + " FROM " + asked();
    }

    /** What follows the range. */
    public String fillEnding() {
        return ") AS suture_found CROSS JOIN LATERAL " + function() + "(" + key().of("suture_found")
                + ") AS suture_gone";
    }

    /** Rows that were taken out go back once their reference has its row again, or is another one, or none. A key that is there again stays out. */
    public Release release() {
        KeyColumns to = new KeyColumns(reference.references().orElseThrow().columns());
        String ready =
                from().columns().stream().map(c -> "src." + c + " IS NULL").collect(joining(" OR "))
                        + " OR EXISTS (SELECT FROM " + parent() + " AS suture_parent WHERE "
                        + to.same("suture_parent", "src", from()) + ")";
        String there = "EXISTS (SELECT FROM ONLY " + table.name() + " AS suture_there WHERE "
                + key().same("suture_there", "src") + ")";
        String columns = table.columns().stream()
                .filter(c -> !c.isGenerated())
                .map(c -> c.name().toString())
                .collect(joining(", "));
        String about = Release.within("src") + " AND NOT " + Release.written("src");
        String found = "WITH suture_ready AS MATERIALIZED (SELECT src.*, " + there + " AS suture_there FROM ONLY "
                + side() + " AS src WHERE " + about + " AND (" + ready + "))";
        String moved = ", suture_in AS (INSERT INTO " + table.name() + " (" + columns
                + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                + " FROM suture_ready WHERE NOT suture_there), suture_out AS (DELETE FROM ONLY " + side()
                + " AS src USING suture_ready WHERE src." + NUMBER + " = suture_ready." + NUMBER
                + " AND NOT suture_ready.suture_there)";
        String numbers = Release.leaving(
                        "count(*) FILTER (WHERE NOT suture_there)",
                        "count(*) FILTER (WHERE suture_there)",
                        "(SELECT count(*) FROM ONLY " + side() + " AS src WHERE " + about + ") - count(*)")
                + " FROM suture_ready";
        return new Release(
                side(),
                table.name(),
                Sql.of(found + numbers),
                Sql.of(found + moved + numbers),
                "FROM ONLY " + side() + " AS src GROUP BY src." + NUMBER);
    }

    /**
     * The rule must not hold while what broke it comes back. How it reads then is kept beside the rows, since a plan does not know it where the rule is made
     * by the same run.
     */
    public String unbind() {
        return "DO $suture$ DECLARE suture_rule text; BEGIN\nPERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);\n"
                + "SELECT pg_catalog.pg_get_constraintdef(c.oid) INTO suture_rule FROM pg_catalog.pg_constraint AS c WHERE c.conrelid = "
                + oid(table.name()) + " AND c.conname = "
                + SqlLiteral.quote(reference.name().value()) + ";\nIF FOUND THEN\nEXECUTE pg_catalog.format("
                + SqlLiteral.quote("COMMENT ON COLUMN " + ruleColumn().replace("%", "%%") + " IS %L")
                + ", suture_rule);\nALTER TABLE " + table.name() + " DROP CONSTRAINT " + reference.name()
                + ";\nEND IF;\nEND $suture$";
    }

    /** It binds who writes again, as it did; of what is there it says nothing any more. Nothing where it was not there to be kept. */
    public String bind() {
        return "DO $suture$ DECLARE suture_rule text; BEGIN\nSELECT pg_catalog.col_description(a.attrelid, a.attnum) INTO suture_rule"
                + " FROM pg_catalog.pg_attribute AS a WHERE a.attrelid = " + oid(side()) + " AND a.attname = "
                + SqlLiteral.quote(Quarantine.RULE.value())
                + ";\nIF suture_rule IS NOT NULL THEN\nEXECUTE pg_catalog.concat("
                + SqlLiteral.quote("ALTER TABLE " + table.name() + " ADD CONSTRAINT " + reference.name() + " ")
                + ", suture_rule, CASE WHEN suture_rule !~ ' NOT (VALID|ENFORCED)$' THEN ' NOT VALID' END);\nEND IF;\nEND $suture$";
    }

    private static String oid(TableName of) {
        return "CAST(" + SqlLiteral.quote(of.toString()) + " AS pg_catalog.regclass)";
    }

    private String ruleColumn() {
        return side() + "." + Quarantine.RULE;
    }

    /** What brings rows back; ends with a condition to which a range of the side table's blocks can be added, {@link #backEnding} behind it. */
    public String back() {
        String rows = " FROM (SELECT src.* FROM ONLY " + side() + " AS src WHERE NOT EXISTS (SELECT FROM ONLY " + side()
                + " AS suture_later WHERE " + key().same("suture_later", "src") + " AND suture_later." + NUMBER
                + " > src." + NUMBER + ")";
        if (!cure().takesOut()) {
            return "UPDATE ONLY " + table.name() + " AS suture_now SET " + from().set("suture_was", from()) + rows;
        }
        String columns = table.columns().stream()
                .filter(c -> !c.isGenerated())
                .map(c -> c.name().toString())
                .collect(joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns + rows
                + " AND NOT EXISTS (SELECT FROM ONLY " + table.name() + " AS suture_there WHERE "
                + key().same("suture_there", "src") + ")";
    }

    /** What follows the range. */
    public String backEnding() {
        return cure().takesOut()
                ? BACK_ENDING
                : ") AS suture_was WHERE " + key().same("suture_now", "suture_was") + " AND "
                        + from().columns().stream()
                                .map(c -> "suture_now." + c + " IS NULL")
                                .collect(joining(" AND "));
    }

    /**
     * A statement that counts those there are, and those that were put in order. Reads both tables, under ACCESS SHARE. What it has found it leaves in
     * {@link Preservation#SETTING}.
     */
    public String proof() {
        boolean report = cure() == Orphans.Cure.REPORT;
        String table = this.table.name().display();
        String side = report ? "0" : "(SELECT count(*) FROM ONLY " + side() + ")";
        String wrong = report
                ? "''"
                : "CASE WHEN suture_n > 0 THEN pg_catalog.format("
                        + SqlLiteral.quote(table.replace("%", "%%") + ": %s refer to no row of "
                                + parent().display().replace("%", "%%"))
                        + ", suture_n) ELSE '' END";
        return "DO $suture_kept$ DECLARE suture_n bigint;\nBEGIN\nSELECT count(*) INTO suture_n FROM " + asked()
                + ";\nPERFORM pg_catalog.set_config('" + Preservation.SETTING
                + "', jsonb_build_object('wrong', " + wrong + Proved.CLEARED.field()
                + ", 'targets', jsonb_build_array(jsonb_build_object('table', "
                + SqlLiteral.quote(report ? table : side().display()) + ", 'quarantine', "
                + (cure() == Orphans.Cure.QUARANTINE) + ", 'rows', " + side
                + "::text)), 'rules', jsonb_build_array(jsonb_build_object('table', " + SqlLiteral.quote(table)
                + ", 'rule', "
                + SqlLiteral.quote(rule()) + ", 'action', "
                + SqlLiteral.quote(cure().name().toLowerCase(java.util.Locale.ROOT)) + ", 'rows', "
                + (report ? "suture_n" : side) + "::text)))::text, false);\nEND $suture_kept$";
    }

    private String list(Function<Column, Object> each) {
        return table.columns().stream().map(c -> each.apply(c).toString()).collect(joining(", "));
    }
}
