// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** The row a result stands on, by column name. */
record Row(ResultSet result) {

    String text(String column) throws SQLException {
        String text = result.getString(column);
        if (text == null) {
            throw new VanishedException(column);
        }
        return text;
    }

    Optional<String> optional(String column) throws SQLException {
        return Optional.ofNullable(result.getString(column));
    }

    char letter(String column) throws SQLException {
        return text(column).charAt(0);
    }

    Identifier name(String column) throws SQLException {
        return Identifier.of(text(column));
    }

    TableName name(String schema, String name) throws SQLException {
        return new TableName(name(schema), name(name));
    }

    boolean flag(String column) throws SQLException {
        return result.getBoolean(column);
    }

    int number(String column) throws SQLException {
        return result.getInt(column);
    }

    OptionalInt optionalNumber(String column) throws SQLException {
        return isNull(column) ? OptionalInt.empty() : OptionalInt.of(number(column));
    }

    /** An OID (0 for none) or any other whole number. */
    long large(String column) throws SQLException {
        return result.getLong(column);
    }

    boolean isNull(String column) throws SQLException {
        return result.getString(column) == null;
    }

    /** The elements of a {@code text[]}; none for null. */
    List<String> list(String column) throws SQLException {
        Array array = result.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /** The numbers of {@code {1,2}} or {@code 1 2}; none for null. */
    List<Long> numbers(String column) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        for (String part : optional(column).orElse("").split("[ {},]+")) {
            if (!part.isEmpty()) {
                numbers.add(Long.valueOf(part));
            }
        }
        return numbers;
    }

    /** The entries of a {@code text[]} of {@code name=value}. */
    SortedMap<String, String> options(String column) throws SQLException {
        SortedMap<String, String> options = new TreeMap<>();
        for (String option : list(column)) {
            int equals = option.indexOf('=');
            options.put(option.substring(0, equals), option.substring(equals + 1));
        }
        return options;
    }
}
