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
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * SQL for a value of a type, made of the row's number {@code n.i}: the same number, the same value; different numbers, different values
 * as far as the type has them.
 *
 * @param varied whether text takes turns in looking like a name, a word, a version, an address of mail and of the web; conditions on
 *     columns ask for one of them
 */
record GeneratedValue(Catalog catalog, boolean varied) {
    private static final Pattern MODIFIER = Pattern.compile("\\(([^)]*)\\)");
    private static final String DAY = "'2024-02-29 10:00:00+00'::timestamptz + n.i * interval '1 hour'";

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
                    .map(value -> "ARRAY[" + value + "]::" + type);
        }
        return catalog.type(typeName)
                .map(made -> ofMade(made, type, column))
                .orElseGet(() -> ofBuiltIn(type, column).map(value -> "(" + value + ")::" + type));
    }

    private Optional<String> ofMade(DataType made, String type, Identifier column) {
        return switch (made) {
            case EnumType e -> e.labels().isEmpty() ? Optional.empty() : Optional.of(oneOf(e.labels(), type));
            case DomainType d -> of(d.baseType(), d.name(), column).map(value -> "(" + value + ")::" + type);
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
        String text = varied ? anyText(column) : SqlLiteral.quote(capital(column.value()) + "-") + " || n.i";
        String value = switch (name) {
            case "smallint" -> "n.i % 32000";
            case "integer" -> "n.i % 2000000000";
            case "bigint", "oid", "double precision" -> "n.i";
            case "real" -> "n.i % 1000000";
            case "numeric" -> numeric(modifier);
            case "money" -> "n.i % 10000";
            case "boolean" -> "n.i % 2 = 0";
            case "text", "citext" -> text;
            case "name" -> "left(" + text + ", 63)";
            case "character varying", "character" ->
                modifier.isEmpty() ? shortest(name, text) : "right(" + text + ", " + modifier + ")";
            case "char" -> "chr(65 + (n.i % 26)::int)";
            case "uuid" -> "md5('" + column.value().hashCode() + " ' || n.i)";
            case "bytea" -> "decode(md5(n.i::text), 'hex')";
            case "json", "jsonb" -> "json_build_object('n', n.i)";
            case "timestamp with time zone",
                    "timestamp without time zone",
                    "time with time zone",
                    "time without time zone" -> DAY;
            case "date" -> "date '2024-02-29' + (n.i % 10000)::int";
            case "interval" -> "n.i * interval '1 minute'";
            case "inet" -> "inet '10.0.0.0' + n.i % 16000000";
            case "cidr" -> "set_masklen(inet '10.0.0.0' + n.i % 16000000, 32)";
            case "macaddr" -> "('08:00:2b:' || lpad(to_hex(n.i % 256), 2, '0') || ':00:01')";
            case "bit", "bit varying" -> "n.i::bit(64)";
            case "tsvector", "tsquery", "ltree" -> "'a' || n.i";
            case "hstore" -> "'n=>' || n.i";
            case "xml" -> "'<n>' || n.i || '</n>'";
            case "point" -> "point(n.i, n.i)";
            case "int4range", "int8range", "numrange" -> "'[' || n.i || ',' || n.i + 1 || ')'";
            case "tstzrange", "tsrange" -> "'[' || " + "to_char(" + DAY + ", 'YYYY-MM-DD HH24:MI') || ',)'";
            case "daterange" -> "'[' || date '2024-02-29' + (n.i % 10000)::int || ',)'";
            default -> "";
        };
        return Optional.of(value).filter(v -> !v.isEmpty());
    }

    private static String anyText(Identifier column) {
        String word = SqlLiteral.quote(column.value().toLowerCase(Locale.ROOT)) + " || n.i";
        List<String> looks = List.of(
                SqlLiteral.quote(capital(column.value()) + "-") + " || n.i",
                word,
                "'1.0.' || n.i",
                word + " || '@example.org'",
                "'https://example.org/' || n.i");
        return "(ARRAY[" + String.join(", ", looks) + "])[n.i % " + looks.size() + " + 1]";
    }

    private static String shortest(String name, String text) {
        return name.equals("character") ? "right(" + text + ", 1)" : text;
    }

    /** Within precision and scale, with a fraction where there is a place for one. */
    private static String numeric(String modifier) {
        if (modifier.isEmpty()) {
            return "n.i + 0.25";
        }
        String[] parts = modifier.split(",");
        int scale = parts.length > 1 ? Integer.parseInt(parts[1].strip()) : 0;
        int digits = Math.clamp(Integer.parseInt(parts[0].strip()) - scale, 0, 9);
        return "n.i % " + (long) Math.pow(10, digits) + (scale > 1 ? " + 0.25" : "");
    }

    private static String modifier(String type) {
        Matcher matcher = MODIFIER.matcher(type);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
