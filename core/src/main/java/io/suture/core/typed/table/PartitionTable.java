// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Count;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Partitioning.Strategy;
import io.suture.core.typed.SutureCall;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A table in use becomes a partitioned one. What is said must fit together, else {@code PARTITION-FORM}. */
public record PartitionTable(
        @Doc("the table") QualifiedName table,
        @Doc("by what") Strategy by,

        @Doc(value = "by which columns; one, unless by hash", required = true)
        List<Identifier> columns,

        @Doc("by range: a partition each, in UTC where the column knows time zones, from the oldest row's on")
        Optional<Span> every,

        @Doc(
                "by range: where the first partition begins, instead of with the oldest row; older ones go to the default partition")
        Optional<String> from,

        @Doc("by range: how many partitions beyond the present one; 3 if nothing is said")
        Optional<Count> ahead,

        @Doc("by list or range: the partitions, by name") List<Part> parts,
        @Doc("by hash: how many partitions") Optional<Count> partitions,

        @Doc(
                name = "default",
                value = "whether there is a partition for what fits no other, by list or range; yes if nothing is said")
        Optional<Boolean> byDefault,

        @Doc(
                "keep: the table itself becomes the first of `parts`, and no row is copied; by range; copy if nothing is said")
        Optional<Existing> existing,

        @Doc("the new primary key, where the old one does not have the columns that rows are divided by")
        List<Identifier> primaryKey,

        @Doc("unique indexes, and exclusion constraints, that a partitioned table cannot have and that go")
        List<Identifier> drop)
        implements TypedOperation {
    private static final String NAME = "partition_table";
    private static final String YES = "yes";
    private static final String NO = "no";

    /** How long a partition is. */
    public enum Span {
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR;

        /** As in SQL. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What becomes of the rows that are there. */
    public enum Existing {
        COPY,
        KEEP
    }

    /** One of the partitions. */
    public record Part(
            @Doc("its name behind the table's: eu becomes audit_log_eu")
            Identifier name,

            @Doc("by list: its values") List<String> values,

            @Doc("by range: where it begins, itself included; without it everything below")
            Optional<String> from,

            @Doc("by range: where it ends, itself excluded; without it everything above")
            Optional<String> to) {
        private static final String NONE = "";

        public Part {
            values = List.copyOf(values);
        }

        private List<String> row() {
            Stream<String> bounds = values.isEmpty() ? Stream.of(from.orElse(NONE), to.orElse(NONE)) : values.stream();
            return Stream.concat(Stream.of(name.value()), bounds).toList();
        }

        private static Part of(List<String> row, Strategy by) {
            Identifier name = Identifier.of(row.getFirst());
            return by == Strategy.LIST
                    ? new Part(name, row.subList(1, row.size()), Optional.empty(), Optional.empty())
                    : new Part(name, List.of(), bound(row, 1), bound(row, 2));
        }

        private static Optional<String> bound(List<String> row, int place) {
            return row.stream().skip(place).findFirst().filter(b -> !b.equals(NONE));
        }
    }

    public PartitionTable {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
        primaryKey = List.copyOf(primaryKey);
        drop = List.copyOf(drop);
        PartitionForm.check(by, columns, every, from.isPresent() || ahead.isPresent(), parts, partitions, byDefault);
        if (keeps(existing)) {
            PartitionForm.checkKept(by, parts);
        }
    }

    /** Whether what fits no other partition has one. */
    public boolean hasDefault() {
        return by != Strategy.HASH && byDefault.orElse(true);
    }

    /** Whether the table becomes the first of the parts as it is. */
    public boolean keepsExisting() {
        return keeps(existing);
    }

    private static boolean keeps(Optional<Existing> existing) {
        return existing.filter(e -> e == Existing.KEEP).isPresent();
    }

    /** By what, and by which columns, as behind {@code PARTITION BY}. */
    public String key() {
        return by + " (" + io.suture.core.typed.Words.list(columns) + ")";
    }

    @Override
    public List<String> sql() {
        return List.of(SutureCall.of(NAME, table.display())
                .with("by", Optional.of(by).map(PartitionTable::word))
                .with("columns", names(columns))
                .with("every", every.map(Span::word))
                .with("from", from)
                .with("ahead", ahead)
                .with("parts", parts.stream().map(Part::row).toList())
                .with("partitions", partitions)
                .with("default", byDefault.map(d -> d ? YES : NO))
                .with("existing", existing.map(PartitionTable::word))
                .with("primary_key", names(primaryKey))
                .with("drop", names(drop))
                .sql());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> names(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    /** The operation that a {@code CALL suture.partition_table} is; empty for anything else. */
    public static Optional<PartitionTable> of(Statement statement) {
        return SutureCall.of(
                        statement,
                        NAME,
                        Set.of(
                                "by",
                                "columns",
                                "every",
                                "from",
                                "ahead",
                                "parts",
                                "partitions",
                                "default",
                                "existing",
                                "primary_key",
                                "drop"))
                .filter(call -> call.text("by").isPresent())
                .map(PartitionTable::of);
    }

    private static PartitionTable of(SutureCall call) {
        Strategy by = constant(Strategy.class, call.text("by").orElseThrow());
        return new PartitionTable(
                QualifiedName.parse(call.subject()),
                by,
                io.suture.core.typed.Names.list(call.texts("columns")),
                call.text("every").map(e -> constant(Span.class, e)),
                call.text("from"),
                call.text("ahead").map(Count::parse),
                call.rows("parts").stream().map(row -> Part.of(row, by)).toList(),
                call.text("partitions").map(Count::parse),
                call.text("default").map(PartitionTable::isYes),
                call.text("existing").map(e -> constant(Existing.class, e)),
                io.suture.core.typed.Names.list(call.texts("primary_key")),
                io.suture.core.typed.Names.list(call.texts("drop")));
    }

    private static boolean isYes(String word) {
        if (!word.equals(YES) && !word.equals(NO)) {
            throw PartitionForm.refused("`default` is " + word, "it is yes or no")
                    .asException();
        }
        return word.equals(YES);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Stream.of(type.getEnumConstants())
                .filter(c -> word(c).equals(word))
                .findFirst()
                .orElseThrow(() -> PartitionForm.refused(
                                "`" + word + "` is not known",
                                "it is none of "
                                        + String.join(
                                                ", ",
                                                Stream.of(type.getEnumConstants())
                                                        .map(PartitionTable::word)
                                                        .toList()))
                        .asException());
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    PartitionTable.class,
                    NAME,
                    "Divides the rows of a table in use among partitions, while it is read and written.",
                    Example.of("""
                            partition_table:
                              table: audit_log
                              by: range
                              columns: created_at
                              every: month
                              from: 2026-01-01
                              primary_key: [id, created_at]
                            """, """
                            CALL suture.partition_table('audit_log', by => 'range', columns => ARRAY['created_at'],
                                every => 'month', "from" => '2026-01-01', primary_key => ARRAY['id', 'created_at'])
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return PartitionTable.of(statement).map(o -> o);
        }
    }
}
