// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL for a value of a type, made of the row's number {@code n.i}: the same number, the same value; different numbers, different values
 * as far as the type has them. Numbers have fractions and times microseconds, so that what rounds them is seen.
 *
 * @param vocabulary what the scripts look for, so that some rows have it
 * @param wide whether values reach as far as their type does: what a wider type has let in does not fit when it is narrow again
 * @param look the only one that texts have, by its number; empty where they take turns
 */
record GeneratedValue(Catalog catalog, Vocabulary vocabulary, boolean wide, OptionalInt look) {
    private static final Pattern MODIFIER = Pattern.compile("\\(([^)]*)\\)");
    private static final String DAY = "'2024-02-29 10:00:00+00'::timestamptz + n.i * interval '1 hour 1.000001 s'";

    /**
     * @param type as {@code format_type} writes it
     * @param column what text values begin with
     * @return empty for a type that nothing is known of
     */
    Optional<String> of(String type, TableName typeName, Identifier column) {
        if (type.endsWith("[]")) {
            TableName element = new TableName(
                    typeName.schema(), Identifier.of(typeName.name().value().replaceFirst("^_", "")));
            return of(type.substring(0, type.length() - 2), element, column)
                    .map(value -> "CASE WHEN n.i % 5 = 4 THEN '{}' ELSE ARRAY[" + value + "]::" + type + " END");
        }
        return catalog.type(typeName)
                .map(made -> ofMade(made, type, column))
                .orElseGet(() -> ofBuiltIn(type, column).map(value -> "(" + value + ")::" + type));
    }

    /** Of a domain it is a value of the base type: whoever uses it casts. */
    private Optional<String> ofMade(DataType made, String type, Identifier column) {
        return switch (made) {
            case EnumType e -> e.labels().isEmpty() ? Optional.empty() : Optional.of(oneOf(e.labels(), type));
            case DomainType d -> of(d.baseType(), d.name(), column);
            case DataType.RangeType r -> Optional.empty();
            case DataType.BaseType b -> Optional.empty();
        };
    }

    /** One of these values, in turn. */
    static String oneOf(List<String> values, String type) {
        String all = values.stream().map(SqlLiteral::quote).collect(Collectors.joining(", ", "ARRAY[", "]"));
        return "(" + all + ")[n.i % " + values.size() + " + 1]::" + type;
    }

    private Optional<String> ofBuiltIn(String type, Identifier column) {
        String modifier = modifier(type);
        String name =
                MODIFIER.matcher(type).replaceAll("").replaceFirst("^.*\\.", "").replace("\"", "");
        GeneratedText words = new GeneratedText(vocabulary, column.value(), look);
        String text = words.text();
        String value = switch (name) {
            case "smallint" -> wide("n.i % 32000", "32767 - n.i % 1000");
            case "integer" -> wide("n.i % 2000000000", "2147483647 - n.i % 1000000");
            case "bigint" -> wide("n.i", "n.i + 5000000000");
            case "oid" -> "n.i";
            case "double precision" -> "n.i + 0.3";
            case "real" -> "n.i % 1000000 + 0.25";
            case "numeric" -> numeric(modifier);
            case "money" -> "n.i % 10000 + 0.25";
            case "boolean" -> "(n.i + " + place(column) + ") % 3 = 0";
            case "text", "citext" -> text;
            case "name" -> "left(" + text + ", 63)";
            case "character varying", "character" ->
                modifier.isEmpty() ? shortest(name, text) : "right(" + text + ", " + modifier + ")";
            case "char" -> "chr(65 + (n.i % 26)::int)";
            case "uuid" -> "md5('" + column.value().hashCode() + " ' || n.i)";
            case "bytea" -> "decode(md5(n.i::text), 'hex')";
            case "json", "jsonb" -> words.json();
            case "timestamp with time zone",
                    "timestamp without time zone",
                    "time with time zone",
                    "time without time zone" -> DAY;
            case "date" -> "date '2024-02-29' + (n.i % 10000)::int";
            case "interval" -> "n.i * interval '1 minute 0.5 s'";
            case "inet" -> "inet '10.0.0.0' + n.i % 16000000";
            case "cidr" -> "set_masklen(inet '10.0.0.0' + n.i % 16000000, 32)";
            case "macaddr" -> "('08:00:2b:' || lpad(to_hex(n.i % 256), 2, '0') || ':00:01')";
            case "bit", "bit varying" -> "n.i::bit(64)";
            case "tsvector", "tsquery", "ltree" -> "'a' || n.i";
            case "hstore" -> "'n=>' || n.i";
            case "xml" -> "'<n>' || n.i || '</n>'";
            case "point" -> "point(n.i, n.i)";
            case "box" -> "box(point(n.i, n.i), point(0, 0))";
            case "circle" -> "circle(point(n.i, n.i), 1)";
            case "polygon" -> "polygon(box(point(n.i, n.i), point(0, 0)))";
            case "int4range", "int8range", "numrange" -> "'[' || n.i || ',' || n.i + 1 || ')'";
            case "tstzrange", "tsrange" -> "'[' || " + "to_char(" + DAY + ", 'YYYY-MM-DD HH24:MI') || ',)'";
            case "daterange" -> "'[' || date '2024-02-29' + (n.i % 10000)::int || ',)'";
            default -> "";
        };
        return Optional.of(value).filter(v -> !v.isEmpty());
    }

    /** What a column's values are shifted by, so that two columns of a row do not always agree. */
    static int place(Identifier column) {
        return Math.floorMod(column.value().hashCode(), 97);
    }

    private String wide(String ordinary, String far) {
        return wide ? "CASE WHEN n.i % 5 = 2 THEN " + far + " ELSE " + ordinary + " END" : ordinary;
    }

    private static String shortest(String name, String text) {
        return name.equals("character") ? "right(" + text + ", 1)" : text;
    }

    /** Within precision and scale, with a fraction of as many places. */
    private String numeric(String modifier) {
        if (modifier.isEmpty()) {
            return wide("n.i + 0.123456", "n.i * 100000000000000 + 0.1234567890123");
        }
        String[] parts = modifier.split(",");
        int scale = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
        int digits = Math.clamp(Integer.parseInt(parts[0].strip()) - scale, 0, 15);
        String fraction = scale > 0 ? " + 0." + "1234567890123456789".substring(0, Math.min(scale, 19)) : "";
        long bound = (long) Math.pow(10, digits);
        return wide("n.i % " + Math.min(bound, 1_000_000_000) + fraction, bound - 1 + fraction);
    }

    private static String modifier(String type) {
        Matcher matcher = MODIFIER.matcher(type);
        return matcher.find() ? matcher.group(1) : "";
    }
}
