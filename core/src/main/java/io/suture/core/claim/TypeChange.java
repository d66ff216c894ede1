// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.TypeClause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code ALTER COLUMN … TYPE} changes below the surface: whether every row must be written ({@code ATColumnChangeRequiresRewrite};
 * manual of PostgreSQL 18, ALTER TABLE, Notes), which is not so where the stored bytes stay right, that is for a binary-coercible
 * type or a wider limit; and whether indexes on the column must be built from the rows ({@code CheckIndexCompatible}).
 */
public final class TypeChange {
    private static final Pattern MODIFIERS = Pattern.compile("\\(([\\d, ]+)\\)");
    private static final Pattern NAME = Pattern.compile("[^(]*");

    /** {@code pg_cast.castmethod = 'b'}, as far as columns have such types; {@code citext} is an extension's. */
    private static final Set<String> COERCIBLE = Set.of(
            "text>varchar",
            "varchar>text",
            "cidr>inet",
            "bit>varbit",
            "varbit>bit",
            "xml>text",
            "xml>varchar",
            "int4>oid",
            "oid>int4",
            "oid>regclass",
            "regclass>oid",
            "int4>regclass",
            "regclass>int4",
            "citext>text",
            "text>citext",
            "citext>varchar",
            "varchar>citext");

    /** Whatever a domain limits, PostgreSQL looks at each value again. */
    private static final List<Integer> UNKNOWN = List.of(-1);

    /** Types without a default operator class of their own, and whose they use. */
    private static final Map<String, String> OPERATORS_OF =
            Map.of("varchar", "text", "cidr", "inet", "regclass", "oid");

    /**
     * A type with its limits.
     *
     * @param modifiers empty where there is no limit
     */
    private record Stored(String name, List<Integer> modifiers) {}

    private final Outlook outlook;
    private final Column column;
    private final ColumnClause target;

    public TypeChange(Outlook outlook, Column column, ColumnClause target) {
        this.outlook = outlook;
        this.column = column;
        this.target = target;
    }

    public boolean rewrites() {
        TypeClause type = target.type().orElseThrow();
        if (target.node()
                .field("raw_default")
                .filter(using -> !isPlain(using, type))
                .isPresent()) {
            return true;
        }
        Optional<DataType> named = outlook.type(type.schema(), type.name());
        boolean same = !type.array()
                && named.map(DataType::name).filter(column.typeName()::equals).isPresent();
        if (same && named.orElseThrow() instanceof DomainType) {
            return false;
        }
        if (named.orElse(null) instanceof DomainType domain && DomainConditions.bind(outlook, domain)) {
            return !type.array();
        }
        return changes(from(), to(type, named));
    }

    /** Whether values that are stored alike are in another order than before: by another collation or operator class. */
    boolean sortsAnew() {
        TypeClause type = target.type().orElseThrow();
        Stored to = to(type, outlook.type(type.schema(), type.name()));
        return !collation().equals(newCollation()) || !operators(from()).equals(operators(to));
    }

    private Optional<Identifier> collation() {
        return column.collation().flatMap(RegClass::parse).map(RelationName::name);
    }

    /** Where none is written, the column gets that of its type back. */
    private Optional<Identifier> newCollation() {
        return target.collation().flatMap(RegClass::parse).map(RelationName::name);
    }

    private static String operators(Stored type) {
        return OPERATORS_OF.getOrDefault(type.name(), type.name());
    }

    private Stored from() {
        Optional<DataType> named = outlook.type(column.typeName());
        Stored base = base(named, stored(column));
        return named.orElse(null) instanceof DomainType ? new Stored(base.name(), UNKNOWN) : base;
    }

    private static Stored to(TypeClause type, Optional<DataType> named) {
        return type.array()
                ? new Stored("_" + type.name().value(), type.modifiers())
                : base(named, new Stored(typeName(type), modifiers(text(type))));
    }

    /** {@code USING column} or {@code USING column::newtype}. */
    private boolean isPlain(Node using, TypeClause type) {
        Node inner = using;
        if (inner.is("TypeCast")) {
            TypeClause cast = TypeClause.of(inner.field("typeName").orElseThrow());
            if (!cast.name().equals(type.name()) || !cast.modifiers().equals(type.modifiers())) {
                return false;
            }
            inner = inner.field("arg").orElseThrow();
        }
        return inner.is("ColumnRef")
                && inner.strings("fields").contains(column.name().value());
    }

    /** What a domain is made of; the type itself where it is none. */
    private static Stored base(Optional<DataType> named, Stored otherwise) {
        return named.orElse(null) instanceof DomainType domain ? parse(domain.baseType()) : otherwise;
    }

    private static Stored stored(Column column) {
        return new Stored(column.typeName().name().value(), modifiers(column.type()));
    }

    private static String text(TypeClause type) {
        String numbers = type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(","));
        return type.name().value() + (numbers.isEmpty() ? "" : "(" + numbers + ")");
    }

    private static String typeName(TypeClause type) {
        return type.isSerial() ? type.integerOfSerial().value() : type.name().value();
    }

    private static Stored parse(String type) {
        Matcher name = NAME.matcher(type);
        String word = name.find() ? name.group().strip() : type;
        return new Stored(INTERNAL.getOrDefault(word, word), modifiers(type));
    }

    /** As {@code format_type} writes types whose stored name is another. */
    private static final Map<String, String> INTERNAL = Map.of(
            "character varying", "varchar",
            "character", "bpchar",
            "integer", "int4",
            "bigint", "int8",
            "smallint", "int2",
            "bit varying", "varbit",
            "boolean", "bool");

    private static List<Integer> modifiers(String type) {
        Matcher matcher = MODIFIERS.matcher(type);
        return matcher.find() && !isMost(type, matcher.group(1))
                ? Stream.of(matcher.group(1).split("[, ]+"))
                        .map(Integer::valueOf)
                        .toList()
                : List.of();
    }

    /** Six digits of a second are all there are. */
    private static boolean isMost(String type, String modifiers) {
        return modifiers.equals("6") && (type.startsWith("time") || type.startsWith("interval"));
    }

    private static boolean changes(Stored from, Stored to) {
        boolean same = from.name().equals(to.name());
        boolean unlimited = to.modifiers().isEmpty() && from.modifiers().equals(UNKNOWN);
        if (same && (unlimited || from.modifiers().equals(to.modifiers()))) {
            return false;
        }
        if (same) {
            return !widens(from, to);
        }
        boolean coercible = COERCIBLE.contains(from.name() + ">" + to.name());
        return !coercible || !to.modifiers().isEmpty();
    }

    private static boolean widens(Stored from, Stored to) {
        if (to.modifiers().isEmpty()) {
            return isLimitOnly(to.name());
        }
        if (from.modifiers().isEmpty() || from.modifiers().equals(UNKNOWN)) {
            return false;
        }
        return switch (to.name()) {
            case "varchar", "varbit", "timestamp", "timestamptz", "time", "timetz", "interval" ->
                fields(to).equals(fields(from))
                        && to.modifiers().getLast() >= from.modifiers().getLast();
            case "numeric" -> precision(to) >= precision(from) && scale(to) == scale(from);
            default -> false;
        };
    }

    /** What stands before the number of digits: the fields of an interval. */
    private static List<Integer> fields(Stored type) {
        return type.modifiers().subList(0, type.modifiers().size() - 1);
    }

    /** Types whose modifier limits values without changing how they are stored. */
    private static boolean isLimitOnly(String type) {
        return type.startsWith("_")
                || Set.of("varchar", "varbit", "timestamp", "timestamptz", "time", "timetz", "interval", "numeric")
                        .contains(type);
    }

    private static int precision(Stored numeric) {
        return numeric.modifiers().getFirst();
    }

    private static int scale(Stored numeric) {
        return numeric.modifiers().size() > 1 ? numeric.modifiers().get(1) : 0;
    }
}
