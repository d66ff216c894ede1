// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.aside.SideTable;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A foreign key that points to rows that are merged. What points to one that goes is led to the one that stays, with a note of where it
 * pointed; and so is what others write meanwhile.
 *
 * @param group whose rows it points to
 * @param child the table it is on
 * @param number tells it from the others of the same child, from 1
 * @param own names of what leads
 */
public record Referrer(Group group, Relation child, Constraint key, int number, OwnNames own) {
    private static final String REPOINTED = "'repointed'";
    private static final String SET_ASIDE = "'set aside'";

    /** {@code CHILD_repointed}, with a number where several keys of the child point to the same table. */
    public TableName side() {
        return SideTable.beside(child.name(), "_repointed" + (number == 1 ? "" : "_" + number));
    }

    /** Columns that point. */
    public KeyColumns from() {
        return new KeyColumns(key.columns());
    }

    /** Columns they point to. */
    public KeyColumns to() {
        return new KeyColumns(key.references().orElseThrow().columns());
    }

    private KeyColumns now() {
        return from().numbered("suture_now");
    }

    /** What of its key does not change. */
    private KeyColumns rest() {
        return ownKey().without(from());
    }

    private KeyColumns ownKey() {
        return new KeyColumns(child.primaryKey().orElseThrow().columns());
    }

    /** The table for rows as they were, and how they are found. */
    List<String> create() {
        List<String> more = new ArrayList<>();
        for (int i = 0; i < from().columns().size(); i++) {
            Column column = child.column(from().columns().get(i)).orElseThrow();
            more.add(now().columns().get(i) + " " + column.type() + " NOT NULL");
        }
        more.add("suture_what text NOT NULL");
        more.add("suture_at timestamptz NOT NULL DEFAULT now()");
        more.add("suture_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY");
        List<String> all = new ArrayList<>(new SideTable(
                        child,
                        side(),
                        more,
                        "rows of " + child.name().display() + " as they were before what they refer to was merged")
                .create());
        all.add("CREATE INDEX ON " + side() + " (" + now() + ")");
        return all;
    }

    // while it runs

    /** Condition, in the function that merges a group: others hold some of its rows. Locks the rest, and waits for none. */
    String held() {
        String rows = " FROM ONLY " + child.name() + " AS suture_child CROSS JOIN " + group.lost() + " AND "
                + from().same("suture_child", "src", to());
        return "(SELECT count(*)" + rows + ") > (SELECT count(*) FROM (SELECT" + rows
                + " FOR UPDATE OF suture_child SKIP LOCKED) AS suture_locked)";
    }

    /** In the function that merges a group, in order: its rows are locked, those that go are still there. */
    List<String> repoint() {
        String pointing = from().same("suture_child", "src", to());
        String columns = columns(child.columns().stream());
        List<String> all = new ArrayList<>();
        if (group.wish().setsAside()) {
            colliding().map(this::setAside).forEach(all::add);
        }
        all.add("INSERT INTO " + side() + " (" + columns + ", " + now() + ", suture_what) SELECT "
                + of("suture_child") + ", " + to().of(Group.KEPT) + ", " + REPOINTED + " FROM ONLY " + child.name()
                + " AS suture_child CROSS JOIN " + group.lost() + " AND " + pointing
                + " AND NOT EXISTS (SELECT FROM ONLY " + side() + " AS suture_was WHERE suture_was.suture_what = "
                + REPOINTED + " AND " + now().same("suture_was", "src", to()) + " AND "
                + rest().same("suture_was", "suture_child") + ") FOR UPDATE OF suture_child");
        all.add("UPDATE ONLY " + side() + " AS suture_was SET " + now().set(Group.KEPT, to()) + " FROM " + group.lost()
                + " AND " + now().same("suture_was", "src", to()));
        all.add("UPDATE ONLY " + child.name() + " AS suture_child SET " + from().set(Group.KEPT, to()) + " FROM "
                + group.lost() + " AND " + pointing);
        return all;
    }

    /** Keys that could have the same twice: each without the columns that point. */
    private Stream<KeyColumns> colliding() {
        return child.indexes().stream()
                .filter(i -> i.unique() && i.predicate().isEmpty())
                .filter(i -> i.keyColumns().size() == i.keys().size())
                .map(i -> new KeyColumns(i.keyColumns()))
                .filter(k -> k.columns().stream().anyMatch(from().columns()::contains))
                .map(k -> k.without(from()))
                .distinct();
    }

    /** Rows of the one that stays, and of those that go: each is found by where it points, and not by what else its key has. */
    private String setAside(KeyColumns rest) {
        String other = "EXISTS (SELECT FROM ONLY " + child.name() + " AS suture_other WHERE "
                + rest.same("suture_other", "suture_child") + " AND ";
        String first = "(" + other + from().same("suture_other", Group.KEPT, to()) + ") OR EXISTS (SELECT FROM "
                + group.lost() + " AND " + other + from().same("suture_other", "src", to()) + " AND ("
                + ownKey().of("suture_other") + ") < (" + ownKey().of("suture_child") + "))))";
        return "WITH suture_gone AS (DELETE FROM ONLY " + child.name() + " AS suture_child USING " + group.lost()
                + " AND " + from().same("suture_child", "src", to()) + " AND " + first
                + " RETURNING suture_child.*) INSERT INTO " + side() + " (" + columns(child.columns().stream()) + ", "
                + now() + ", suture_what) SELECT " + of("suture_gone") + ", " + to().of(Group.KEPT) + ", " + SET_ASIDE
                + " FROM suture_gone";
    }

    /** A query of two numbers for each key that could have the same twice: rows that would be there twice, and rows looked at. */
    public List<String> collisions() {
        return colliding()
                .map(rest -> {
                    String by = Stream.of(group.by().of("src"), rest.of("suture_child"))
                            .filter(t -> !t.isEmpty())
                            .collect(joining(", "));
                    String given = rest.columns().isEmpty() ? "true" : rest.given("suture_child");
                    return "SELECT coalesce(sum(suture_n - 1), 0)::bigint, coalesce(sum(suture_n), 0)::bigint FROM"
                            + " (SELECT count(*) AS suture_n FROM ONLY " + child.name() + " AS suture_child CROSS JOIN "
                            + group.asked() + " AND " + from().same("suture_child", "src", to()) + " AND "
                            + group.by().given("src") + " AND " + group.hasOthers() + " AND " + given + " GROUP BY "
                            + by + ") AS suture_rows";
                })
                .toList();
    }

    // what others write meanwhile

    private TableName redirect() {
        return own.object("lead");
    }

    private Identifier trigger() {
        return own.trigger("lead");
    }

    /**
     * Under SHARE ROW EXCLUSIVE on the child: who refers to a row that is being merged waits until it is, which the check of the foreign key
     * would too, and then refers to the one that stays. Costs a writer a look at the row that is referred to.
     *
     * @param merged where rows that went lie
     */
    List<String> lead(TableName merged) {
        KeyColumns into = group.key().numbered(Merging.INTO);
        String assign = IntStream.range(0, from().columns().size())
                .mapToObj(i -> "NEW." + from().columns().get(i) + " := suture_to."
                        + to().columns().get(i) + ";")
                .collect(joining(" "));
        return List.of(
                """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $suture$
                DECLARE suture_to record;
                BEGIN
                  LOOP
                    PERFORM FROM ONLY %s AS src WHERE %s FOR KEY SHARE;
                    EXIT WHEN FOUND;
                    SELECT %s INTO suture_to FROM ONLY %s AS suture_lost JOIN ONLY %s AS src ON %s
                      WHERE suture_lost.suture_what = %s AND %s LIMIT 1;
                    EXIT WHEN NOT FOUND;
                    %s
                  END LOOP;
                  RETURN NEW;
                END $suture$""".formatted(
                                redirect(),
                                group.table().name(),
                                to().same("src", "NEW", from()),
                                to().of("src"),
                                merged,
                                group.table().name(),
                                group.key().same("src", "suture_lost", into),
                                Merging.MERGED,
                                to().same("suture_lost", "NEW", from()),
                                assign),
                "CREATE TRIGGER " + trigger() + " BEFORE INSERT OR UPDATE OF " + from() + " ON " + child.name()
                        + " FOR EACH ROW EXECUTE FUNCTION " + redirect() + "()");
    }

    /** Where it may be there in part. */
    List<String> leave() {
        return List.of(
                "DROP TRIGGER IF EXISTS " + trigger() + " ON " + child.name(),
                "DROP FUNCTION IF EXISTS " + redirect() + "()");
    }

    // the way back

    /** An UPDATE that ends with a condition to which a range of the side table's blocks can be added, {@link #pointBackEnding} behind it. */
    String pointBack() {
        return "UPDATE ONLY " + child.name() + " AS suture_child SET " + from().set("suture_was", from())
                + " FROM (SELECT src.* FROM ONLY " + side() + " AS src WHERE src.suture_what = " + REPOINTED;
    }

    String pointBackEnding() {
        return ") AS suture_was WHERE " + rest().same("suture_child", "suture_was") + " AND "
                + from().same("suture_child", "suture_was", now());
    }

    /** An INSERT of the same kind, with {@code ) AS src} behind it. */
    String putBack() {
        return Merging.putBack(child, side(), SET_ASIDE, ownKey());
    }

    /** Condition of the proof: a query of how many rows refer to none. */
    String orphans() {
        return "SELECT count(*) FROM ONLY " + child.name() + " AS suture_child WHERE " + from().given("suture_child")
                + " AND NOT EXISTS (SELECT FROM ONLY " + group.table().name() + " AS src WHERE "
                + to().same("src", "suture_child", from()) + ")";
    }

    /** A query of how many rows of the side table are of this kind. */
    String counted(boolean setAside) {
        return "SELECT count(*) FROM ONLY " + side() + " AS src WHERE src.suture_what = "
                + (setAside ? SET_ASIDE : REPOINTED);
    }

    private String of(String row) {
        return child.columns().stream().map(c -> row + "." + c.name()).collect(joining(", "));
    }

    private static String columns(Stream<Column> columns) {
        return columns.map(c -> c.name().toString()).collect(joining(", "));
    }
}
