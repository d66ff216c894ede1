// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.aside.SideTable;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Duplicates of a table become one row each, as SQL: a function merges one group under the locks of its rows, and is called for groups of a range of
 * blocks, and for those of rows that others have written meanwhile.
 *
 * @param referrers foreign keys that point to the table
 * @param own names of what is made for it
 */
public record Merging(Group group, List<Referrer> referrers, OwnNames own) {
    /** What follows a range of blocks on the way back, where rows are put back. */
    public static final String BACK_ENDING = ") AS src";

    static final String INTO = "suture_into";
    static final String MERGED = "'merged'";
    private static final String WAITS = "suture_waits";
    private static final String KEPT = "'kept'";
    private static final String ENDING = "_merged";

    public Merging {
        referrers = List.copyOf(referrers);
    }

    /** @param table with a primary key */
    public static Merging of(Relation table, MergeRows wish, Outlook outlook) {
        Group group = new Group(table, wish.duplicates(), wish.where());
        List<Referrer> referrers = new ArrayList<>();
        for (ForeignKey key : outlook.incomingForeignKeys(table.name())) {
            long before = referrers.stream()
                    .filter(r -> r.child().name().equals(key.table()))
                    .count();
            referrers.add(new Referrer(
                    group,
                    outlook.relation(key.table()).orElseThrow(),
                    key.constraint(),
                    (int) before + 1,
                    OwnNames.of(key.table(), wish.sql() + key.constraint().name())));
        }
        return new Merging(group, referrers, OwnNames.of(table.name(), wish.sql()));
    }

    private Relation table() {
        return group.table();
    }

    /** {@code TABLE_merged}: rows that went, with the key of the one they went into; and rows that stayed, as they were before. */
    public TableName side() {
        return SideTable.beside(table().name(), ENDING);
    }

    private TableName function() {
        return own.object("merge");
    }

    private KeyColumns into() {
        return group.key().numbered(INTO);
    }

    private List<Identifier> merged() {
        return List.copyOf(group.wish().rules().keySet());
    }

    // before

    /**
     * Side tables, found by what is looked for in them, and the function. Nobody waits for it.
     *
     * @param noted where a group is left whose rows others hold
     */
    public List<String> create(NotedKeys noted) {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < into().columns().size(); i++) {
            more.add(into().columns().get(i) + " "
                    + group.type(group.key().columns().get(i)) + " NOT NULL");
        }
        more.add("suture_what text NOT NULL");
        more.add("suture_after text");
        more.add("suture_at timestamptz NOT NULL DEFAULT now()");
        more.add("suture_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
        List<String> all = new ArrayList<>(new SideTable(
                        table(),
                        side(),
                        more,
                        "rows of " + table().name().display()
                                + " that were merged into others, and rows that stayed as they were before")
                .create());
        Stream.concat(Stream.of(group.key(), into()), referrers.stream().map(Referrer::to))
                .distinct()
                .map(columns -> "CREATE INDEX ON " + side() + " (" + columns + ")")
                .forEach(all::add);
        referrers.forEach(r -> all.addAll(r.create()));
        all.add(functionText(noted));
        return all;
    }

    /** Where it may be there in part. */
    public List<String> drop() {
        return Stream.concat(Stream.of(dropFunction()), sides().stream().map(side -> "DROP TABLE IF EXISTS " + side))
                .toList();
    }

    /** Nobody calls it any more. */
    public String dropFunction() {
        return "DROP FUNCTION IF EXISTS " + function() + "(" + arguments() + ")";
    }

    private String arguments() {
        return group.by().columns().stream().map(group::type).collect(joining(", ")) + ", " + WAITS + " boolean";
    }

    /** All that rows are put aside in. */
    public List<TableName> sides() {
        return Stream.concat(Stream.of(side()), referrers.stream().map(Referrer::side))
                .toList();
    }

    /** What leads others' references to the row that stays, from now on. */
    public List<String> lead(Referrer referrer) {
        return referrer.lead(side());
    }

    /** It does so no more; where it may be there in part. */
    public List<String> leave(Referrer referrer) {
        return referrer.leave();
    }

    // while it runs

    /** An INSERT that ends with a condition to which a range of blocks can be added, {@link #fillEnding} behind it. */
    public String fill() {
        return done() + "(SELECT " + group.by().of("src") + " FROM " + group.asked() + " AND " + group.hasOthers();
    }

    /** What follows the range. */
    public String fillEnding() {
        return ending(false);
    }

    /**
     * The same for rows whose keys were noted. Runs in READ COMMITTED, whoever begins the transaction: what refers to a row is looked for once the row is
     * locked, and an older snapshot would not have it.
     *
     * @param waits whether for rows that others hold; a group of theirs is left to a later pass otherwise
     */
    public List<String> follow(NotedKeys noted, boolean waits) {
        String same = IntStream.range(0, noted.key().size())
                .mapToObj(i -> "src." + noted.key().get(i) + " = " + NotedKeys.noted(i))
                .collect(joining(" AND "));
        String groups = "(SELECT DISTINCT " + group.by().of("src") + " FROM " + noted.taken() + " CROSS JOIN "
                + group.asked() + " AND " + same + " AND " + group.hasOthers();
        return Stream.of(
                        Stream.of("SET TRANSACTION ISOLATION LEVEL READ COMMITTED", "SET LOCAL lock_timeout = '500ms'"),
                        NotedKeys.byKey().stream(),
                        Stream.of(noted.taking(done() + groups + ending(waits))))
                .flatMap(all -> all)
                .toList();
    }

    private String done() {
        return "INSERT INTO " + side() + " (" + columns(Column::name) + ", suture_what, " + into() + ") SELECT "
                + columns(c -> "(suture_done.suture_row)." + c.name()) + ", " + MERGED + ", "
                + into().of("suture_done") + " FROM ";
    }

    private String ending(boolean waits) {
        return ") AS suture_group CROSS JOIN LATERAL " + function() + "("
                + group.by().of("suture_group") + ", " + waits + ") AS suture_done";
    }

    /**
     * Merges one group; gives the rows that went. Reads nothing of a row before it is locked, in the order of the key. Where it is not to wait and
     * somebody holds a row of the group, or one that refers to them, it notes the group and leaves it: groups that are merged before hold rows until the
     * transaction ends, and whoever holds that one may wait for them.
     */
    private String functionText(NotedKeys noted) {
        String results = IntStream.range(0, into().columns().size())
                .mapToObj(i -> into().columns().get(i) + " "
                        + group.type(group.key().columns().get(i)))
                .collect(joining(", "));
        String referring = referrers.stream()
                .flatMap(r -> r.repoint().stream())
                .map(s -> "  " + s + ";\n")
                .collect(joining());
        return "CREATE FUNCTION " + function() + "(" + arguments() + ") RETURNS TABLE (suture_row " + table().name()
                + ", " + results + ") LANGUAGE plpgsql AS $suture$\n#variable_conflict use_column\nDECLARE " + Group.ALL
                + " text[]; " + Group.KEPT + " " + table().name()
                + "; suture_made record; suture_gone bigint;\nBEGIN\n"
                + "  IF " + WAITS + " THEN\n  " + locked("") + "  ELSE\n  " + locked(" SKIP LOCKED")
                + "    IF (SELECT count(*) FROM " + group.rows() + ") > coalesce(pg_catalog.cardinality(" + Group.ALL
                + "), 0) THEN\n" + left(noted) + "    END IF;\n  END IF;\n"
                + "  IF coalesce(pg_catalog.cardinality(" + Group.ALL + "), 0) < 2 THEN RETURN; END IF;\n"
                + "  SELECT src.* INTO " + Group.KEPT + " FROM " + group.mine() + " ORDER BY " + group.order()
                + " LIMIT 1;\n" + heldReferrers(noted) + made() + referring
                + "  UPDATE ONLY " + side() + " AS suture_was SET " + into().set(Group.KEPT, group.key()) + " FROM "
                + group.lost() + " AND suture_was.suture_what = " + MERGED + " AND "
                + into().same("suture_was", "src", group.key()) + ";\n"
                + "  RETURN QUERY WITH suture_lost AS (DELETE FROM ONLY " + table().name() + " AS src USING (SELECT "
                + group.key().of("src") + " FROM " + group.lost() + ") AS suture_others WHERE "
                + group.key().same("src", "suture_others") + " RETURNING src AS suture_row)"
                + " SELECT suture_lost.suture_row, " + group.key().of(Group.KEPT) + " FROM suture_lost;\n"
                + "  GET DIAGNOSTICS suture_gone = ROW_COUNT;\n"
                + "  IF suture_gone <> pg_catalog.cardinality(" + Group.ALL
                + ") - 1 THEN RAISE EXCEPTION 'rows that were to be merged did not go'; END IF;\n"
                + written() + "END $suture$";
    }

    private String locked(String otherwise) {
        return "  SELECT pg_catalog.array_agg(suture_locked.key) INTO " + Group.ALL + " FROM (SELECT "
                + group.key().text("src") + " AS key FROM " + group.rows() + " ORDER BY "
                + group.key().of("src") + " FOR UPDATE" + otherwise + ") AS suture_locked;\n";
    }

    /** By all of its keys: any of these rows may go meanwhile. */
    private String left(NotedKeys noted) {
        return "      INSERT INTO " + noted.log() + " SELECT " + group.key().of("src") + " FROM " + group.rows()
                + ";\n      RETURN;\n";
    }

    private String heldReferrers(NotedKeys noted) {
        return referrers.stream()
                .map(r -> "  IF NOT " + WAITS + " AND " + r.held() + " THEN\n" + left(noted) + "  END IF;\n")
                .collect(joining());
    }

    /** What the survivor takes over, while all rows are there. */
    private String made() {
        List<String> values = new ArrayList<>();
        group.wish()
                .rules()
                .forEach((column, rule) -> values.add("CAST((" + rule.query(column, group.mine(), group.order())
                        + ") AS " + group.type(column) + ") AS " + column));
        return values.isEmpty() ? "" : "  SELECT " + String.join(", ", values) + " INTO suture_made;\n";
    }

    /** Once the others are gone: what they had may be unique. What the survivor was is kept the first time. */
    private String written() {
        if (merged().isEmpty()) {
            return "";
        }
        KeyColumns columns = new KeyColumns(merged());
        String mine = group.key().same("src", Group.KEPT);
        String noted =
                "suture_was.suture_what = " + KEPT + " AND " + group.key().same("suture_was", Group.KEPT);
        return "  IF " + columns.text(Group.KEPT) + " IS DISTINCT FROM " + columns.text("suture_made") + " THEN\n"
                + "    INSERT INTO " + side() + " (" + columns(Column::name) + ", suture_what, " + into() + ") SELECT "
                + columns(c -> Group.KEPT + "." + c.name()) + ", " + KEPT + ", "
                + group.key().of(Group.KEPT) + " WHERE NOT EXISTS (SELECT FROM ONLY " + side() + " AS suture_was WHERE "
                + noted + ");\n"
                + "    UPDATE ONLY " + table().name() + " AS src SET " + columns.set("suture_made", columns) + " WHERE "
                + mine + ";\n"
                + "    UPDATE ONLY " + side() + " AS suture_was SET suture_after = (SELECT " + columns.text("src")
                + " FROM ONLY " + table().name() + " AS src WHERE " + mine + ") WHERE " + noted + ";\n"
                + "  END IF;\n";
    }

    // the way back: each ends with a condition to which a range of the side table's blocks can be added

    /** A way back through one side table. */
    public record Back(TableName through, TableName into, String sql, String ending) {}

    /** In order. */
    public List<Back> back() {
        List<Back> all = new ArrayList<>();
        if (!merged().isEmpty()) {
            all.add(unmerge());
        }
        all.add(new Back(side(), table().name(), putBack(table(), side(), MERGED, group.key()), BACK_ENDING));
        if (!merged().isEmpty()) {
            all.add(unmerge());
        }
        for (Referrer referrer : referrers) {
            TableName child = referrer.child().name();
            all.add(new Back(referrer.side(), child, referrer.pointBack(), referrer.pointBackEnding()));
            if (group.wish().setsAside()) {
                all.add(new Back(referrer.side(), child, referrer.putBack(), BACK_ENDING));
            }
        }
        return all;
    }

    /** A survivor is again as it was, unless others have written what it took over since. */
    private Back unmerge() {
        KeyColumns columns = new KeyColumns(merged());
        return new Back(
                side(),
                table().name(),
                "UPDATE ONLY " + table().name() + " AS suture_kept SET " + columns.set("suture_was", columns)
                        + " FROM (SELECT src.* FROM ONLY " + side() + " AS src WHERE src.suture_what = " + KEPT,
                ") AS suture_was WHERE " + group.key().same("suture_kept", "suture_was") + " AND "
                        + columns.text("suture_kept") + " = suture_was.suture_after");
    }

    /** Rows of this kind, the latest of a key, that are not there. */
    static String putBack(Relation table, TableName side, String what, KeyColumns key) {
        String columns = table.columns().stream()
                .filter(c -> !c.isGenerated())
                .map(c -> c.name().toString())
                .collect(joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") OVERRIDING SYSTEM VALUE SELECT " + columns
                + " FROM (SELECT src.* FROM ONLY " + side + " AS src WHERE src.suture_what = " + what
                + " AND NOT EXISTS (SELECT FROM ONLY " + side + " AS suture_later WHERE suture_later.suture_what = "
                + what + " AND " + key.same("suture_later", "src")
                + " AND suture_later.suture_number > src.suture_number) AND NOT EXISTS (SELECT FROM ONLY "
                + table.name() + " AS suture_there WHERE " + key.same("suture_there", "src") + ")";
    }

    private String columns(Function<Column, Object> each) {
        return table().columns().stream().map(c -> each.apply(c).toString()).collect(joining(", "));
    }

    // what is proved

    /** That no two rows are one any more, and that every reference has its row; what it has found is put on record. */
    public MergeProof proof(NotedKeys noted) {
        return new MergeProof(this, noted);
    }
}
