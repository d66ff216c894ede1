// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.Interims;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.digest.RowHash;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Through;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.typed.SqlExpression;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The rows one target gets of those of the source. One expression fills the target, does again what has changed, and compares.
 *
 * @param source the table they come from; an author's expressions call it {@code src}
 * @param where which of its rows
 * @param into the target, as it is when rows begin to come
 * @param stage where rows lie that have gone through a transform in Java; empty where they are read from the source itself
 * @param aside the rows that it does not take
 * @param own of the rows that are made, where there are others; empty of what is not in use yet
 */
public record MadeRows(
        Relation source,
        Optional<SqlExpression> where,
        Target target,
        Relation into,
        Optional<Stage> stage,
        Optional<MadeRows> aside,
        Optional<OwnKeys> own) {

    public MadeRows(Relation source, Optional<SqlExpression> where, Target target, Relation into) {
        this(source, where, target, into, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same with a table for rows that it does not take. */
    public MadeRows besides(Optional<MadeRows> newAside) {
        return new MadeRows(source, where, target, into, stage, newAside, own);
    }

    /** The same with a table for the keys of its rows. */
    public MadeRows noting(TableName keys) {
        OwnKeys newOwn = new OwnKeys(keys, into.name(), target.key());
        return new MadeRows(source, where, target, into, stage, aside, Optional.of(newOwn));
    }

    /** The same of rows that go through a transform in Java first. */
    public MadeRows through(JavaRows java) {
        return from(Optional.of(new Stage(java, source, where, List.of())));
    }

    /** The same of the source's own rows: what is locked for them is locked for those. */
    public MadeRows direct() {
        return from(Optional.empty());
    }

    private MadeRows from(Optional<Stage> newStage) {
        return new MadeRows(source, where, target, into, newStage, aside, own);
    }

    MadeRows byKey(NotedKeys noted) {
        return from(stage.map(s -> s.keyed(noted.key())));
    }

    /** What fills a target; of the first one, what is noted meanwhile is made, too, where no row of somebody else's can be in the way. */
    public Sql fill(boolean first, NotedKeys noted, Function<String, Sql> made) {
        return first && !isBesides() ? fill(noted, made) : fillWithout(noted, made);
    }

    /**
     * An INSERT of all rows that ends with a condition to which a range of blocks can be added, {@link #fillEnding} behind it.
     *
     * @param noted where rows that others write are noted
     */
    private Sql fill(NotedKeys noted, Function<String, Sql> made) {
        return through(made.apply(noting(fill())), s -> new Shortcut(this, s).of(s.all(), noted));
    }

    /**
     * The same without some.
     *
     * @param noted rows that are noted are left to {@link MadePass}, which does them in all targets at once: what they refer to in a target that is
     *     filled already may not be there yet. A row that is not noted is met once: another one of its key is somebody else's
     */
    private Sql fillWithout(NotedKeys noted, Function<String, Sql> made) {
        return stage.isPresent()
                ? through(made.apply(noting(fill())), s -> new Shortcut(this, s).of(s.without(noted), noted))
                : made.apply(noting(fill()) + " AND NOT " + noted.has("src"));
    }

    /** What is done before its statement where it reads nothing: the table is there in which rows would lie. */
    public List<String> before() {
        return stage.map(s -> s.all().before()).orElse(List.of());
    }

    Sql through(Sql sql, Function<Stage, Through> way) {
        return stage.map(s -> sql.through(way.apply(s))).orElse(sql);
    }

    /** As text. */
    public String fill() {
        return insert() + " SELECT " + list(c -> c.value().toString()) + " FROM (" + rows("");
    }

    /** What follows the range. */
    public String fillEnding() {
        return end()
                + (isShared() ? met().conflict() : "")
                + own.map(OwnKeys::noted).orElse("");
    }

    /** An INSERT, which notes what it puts where an ending of a fill ends it. */
    String noting(String insert) {
        return own.map(o -> OwnKeys.NOTING).orElse("") + insert;
    }

    private RowThere met() {
        return new RowThere(this);
    }

    /** What follows the range instead where a row is there already; empty where that is often so. */
    public Optional<String> whereThere() {
        return switch (target.rows()) {
            case OWN -> Optional.of(carefulEnding());
            case BESIDES -> Optional.of(endingUnlessSame());
            case SHARED -> Optional.empty();
        };
    }

    /** The rows of the source that are asked about, up to a condition more; {@link Interims#end} behind it. */
    String rows(String with) {
        return interims().select() + " FROM " + with + from() + " WHERE " + condition();
    }

    private Interims interims() {
        return new Interims(target.interims());
    }

    /** Rows that stay though what they come from goes. */
    public boolean isFollowed(List<Identifier> sourceKey) {
        return carried(sourceKey).isPresent() && !isShared();
    }

    /** The target's columns that hold the key of the source, in its order; empty where one is not there unchanged. */
    public Optional<List<Identifier>> carried(List<Identifier> sourceKey) {
        List<Identifier> found = sourceKey.stream()
                .flatMap(k -> target.columns().stream()
                        .filter(c -> c.isTaken(k))
                        .map(Target.Column::name)
                        .limit(1))
                .toList();
        return !found.isEmpty() && found.size() == sourceKey.size() ? Optional.of(found) : Optional.empty();
    }

    /** A query of all rows as they should be, each value of the target's type. */
    public String made() {
        return made("true");
    }

    String made(String more) {
        return "SELECT "
                + list(c -> made(c) + collated(c.name()) + " AS " + c.name())
                + " FROM (" + rows("") + " AND " + more + interims().end() + ") AS src" + lateral();
    }

    /** What is done before a query of {@link #made}, in its transaction: where rows go through Java, all do. */
    public List<Sql> read(Function<String, Sql> sql) {
        return stage.map(s -> sql.apply("SET LOCAL jit = off").through(s.all())).stream()
                .toList();
    }

    /** A query of two numbers: rows as they should be whose key is in the target already, and rows. */
    public String there() {
        return "SELECT count(suture_target." + target.key().getFirst() + "), count(*) FROM (" + made()
                + ") AS suture_made LEFT JOIN " + into.name() + " AS suture_target ON " + sameRow();
    }

    /** A value of the target's type, over the columns of {@code src}. */
    String made(Target.Column column) {
        return made(column, column.value().toString());
    }

    private String made(Target.Column column, String value) {
        return known(column.name())
                .map(type -> "CAST(" + value + " AS " + type + ")")
                .orElse(value);
    }

    /** A key is told apart as the target does it, whatever the source's collation takes for the same. */
    private String collated(Identifier column) {
        if (!target.key().contains(column)) {
            return "";
        }
        return into.column(column).flatMap(MadeRows::collation).stream()
                .map(c -> " COLLATE " + c)
                .collect(joining());
    }

    private static Optional<String> collation(Column column) {
        boolean plainText = column.type().equals("text") || column.type().startsWith("character");
        return column.collation().or(() -> Optional.of("pg_catalog.\"default\"").filter(d -> plainText));
    }

    /** As PostgreSQL calls it. */
    String type(Identifier column) {
        return known(column).orElseThrow();
    }

    /** Empty of what is set aside from a query: only the server knows, and made the table by the query itself. */
    private Optional<String> known(Identifier column) {
        return into.column(column).map(Column::type);
    }

    private RowHash.Value hashed(Identifier column, String value) {
        return known(column)
                .map(type -> new RowHash.Value(value, type))
                .orElseGet(() -> new RowHash.Value("CAST(" + value + " AS text)", "text"));
    }

    /** Whether a row of the source makes one row at most. */
    boolean isOneOfOne() {
        return target.each().isEmpty() && !isShared();
    }

    /** The hash of a row as it should be, over the columns of {@code src}; of a quarantine, for the rule of that code. */
    String madeHash(String code) {
        return RowHash.of(target.columns().stream()
                .map(c -> hashed(
                        c.name(),
                        made(
                                c,
                                c.name().equals(Quarantine.RULE)
                                        ? SqlLiteral.quote(code)
                                        : c.value().toString()))));
    }

    /** The hash of a row of that name; of its key alone where several make it: which of them came first decides on the rest. */
    String hash(String of) {
        Stream<Identifier> columns =
                isShared() ? target.key().stream() : target.columns().stream().map(Target.Column::name);
        return RowHash.of(columns.map(c -> hashed(c, of + "." + c)));
    }

    /** Condition: a row that should be and one that is have the same key. */
    String sameRow() {
        return target.key().stream()
                .map(k -> "suture_made." + k + " = suture_target." + k)
                .collect(joining(" AND "));
    }

    /** All columns of a row of that name, as one text: not every type can be compared. */
    String row(String of) {
        return text(list(c -> of + "." + c.name()));
    }

    /** The key's columns alone. */
    String key(String of) {
        return text(target.key().stream().map(k -> of + "." + k).collect(joining(", ")));
    }

    static String text(String columns) {
        return "CAST(ROW(" + columns + ") AS text) COLLATE \"C\"";
    }

    String insert() {
        return "INSERT INTO " + into.name() + " AS suture_target ("
                + list(c -> c.name().toString()) + ")"
                + (target.columns().stream().anyMatch(c -> isAlwaysGiven(c.name())) ? " OVERRIDING SYSTEM VALUE" : "");
    }

    /** Whether the source is a query. */
    boolean isOfQuery() {
        return source.query().isPresent();
    }

    /** Behind FROM: the source itself. */
    public String original() {
        return original("src");
    }

    /** The same called otherwise. */
    String original(String called) {
        return rowsOf(source) + " AS " + called;
    }

    /** Behind FROM, without a name. */
    static String rowsOf(Relation source) {
        return source.query().map(q -> "(" + q.sql() + ")").orElseGet(source::ownRows);
    }

    private String from() {
        return stage.map(s -> s.table() + " AS src").orElseGet(this::original);
    }

    /** What lies there was chosen when it was read. */
    private String condition() {
        return stage.isPresent()
                ? "true"
                : where.map(SqlExpression::inParentheses).orElse("true");
    }

    /** Behind the rows of the source: what makes several of one, and which of them are taken. */
    String lateral() {
        return target.each().map(e -> " CROSS JOIN LATERAL " + e).orElse("")
                + target.where().map(w -> " WHERE " + w.inParentheses()).orElse("");
    }

    /** What follows the range where rows of others are there, too. */
    String endingUnlessSame() {
        return end() + met().unlessSame() + own.map(OwnKeys::notedOnce).orElse("");
    }

    /** What follows the range, whether rows are there already or not. */
    public String carefulEnding() {
        return end() + met().conflict();
    }

    private String end() {
        return interims().end() + ") AS src" + lateral();
    }

    boolean isBesides() {
        return target.rows() == Target.Rows.BESIDES;
    }

    boolean isShared() {
        return target.rows() == Target.Rows.SHARED;
    }

    /** {@code GENERATED ALWAYS AS IDENTITY}: its values are inserted where a statement says that it means it, and never updated. */
    boolean isAlwaysGiven(Identifier column) {
        return into.column(column)
                .filter(c -> c.value() instanceof ColumnValue.Identity(boolean always) && always)
                .isPresent();
    }

    String list(Function<Target.Column, String> each) {
        return target.columns().stream().map(each).collect(joining(", "));
    }

    /** Behind FROM: all rows of the source that are asked about, called {@code src}, with what is known of them. */
    public String asked() {
        return "(" + rows("") + interims().end() + ") AS src";
    }

    TableName name() {
        return into.name();
    }
}
