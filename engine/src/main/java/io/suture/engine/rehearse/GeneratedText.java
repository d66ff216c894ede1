// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * SQL for a text or a JSON value that is different for every {@code n.i}. Texts take turns in looking like a name, a word, a number, a
 * version, an address of mail and of the web, in being long, in having blanks and letters outside ASCII: what trims, lowers or cuts is
 * seen, and conditions on columns ask for one of them.
 */
record GeneratedText(Vocabulary vocabulary, String column, OptionalInt look) {
    /** Keys in keys in keys: deeper is not looked. */
    private static final int DEEPEST = 3;

    String text() {
        return meant().orElseGet(this::any);
    }

    /** What a text has to be where scripts cast it. */
    private Optional<String> meant() {
        String name = column.toLowerCase(Locale.ROOT);
        if (vocabulary.isCastTo(name, Set.of("json", "jsonb"))) {
            return Optional.of(json() + "::text");
        }
        return vocabulary.isCastTo(name, Set.of("int", "integer", "bigint", "numeric", "smallint"))
                ? Optional.of("n.i::text")
                : Optional.empty();
    }

    private String any() {
        List<String> looks = looks();
        if (look.isPresent()) {
            return looks.get(look.getAsInt());
        }
        String any = oneInTurn(looks, GeneratedValue.place(Identifier.of(column)));
        List<String> wanted = vocabulary.valuesOf(column.toLowerCase(Locale.ROOT));
        return wanted.isEmpty()
                ? any
                : "CASE WHEN n.i % 3 = 0 THEN "
                        + oneInTurn(wanted.stream().map(SqlLiteral::quote).toList(), 0, "n.i / 3") + " ELSE " + any
                        + " END";
    }

    /** How many looks there are. */
    static int numberOfLooks() {
        return new GeneratedText(Vocabulary.NONE, "x", OptionalInt.empty())
                .looks()
                .size();
    }

    private List<String> looks() {
        String capital = column.substring(0, 1).toUpperCase(Locale.ROOT) + column.substring(1);
        String lower = column.toLowerCase(Locale.ROOT);
        return List.of(
                SqlLiteral.quote(capital + "-") + " || n.i",
                SqlLiteral.quote(lower) + " || n.i",
                "n.i::text",
                "'1.0.' || n.i",
                SqlLiteral.quote(lower) + " || n.i || '@Example.org'",
                "'https://example.org/' || n.i",
                SqlLiteral.quote(" " + capital + " ") + " || n.i || ' '",
                "'Zoë Ægir ' || n.i",
                "repeat('a long text ', 30) || n.i");
    }

    private static String oneInTurn(List<String> values, int place) {
        return oneInTurn(values, place, "n.i");
    }

    private static String oneInTurn(List<String> values, int place, String number) {
        return "(ARRAY[" + String.join(", ", values) + "])[(" + number + " + " + place + ") % " + values.size()
                + " + 1]";
    }

    /** An object with every key that a script looks for. */
    String json() {
        return object(column.toLowerCase(Locale.ROOT), 0);
    }

    private String object(String name, int depth) {
        List<String> pairs = new ArrayList<>(List.of("'n', n.i"));
        for (String key : vocabulary.keysOf(name)) {
            pairs.add(SqlLiteral.quote(key) + ", " + inside(key, depth));
        }
        return "jsonb_build_object(" + String.join(", ", pairs) + ")";
    }

    private String inside(String key, int depth) {
        String name = key.toLowerCase(Locale.ROOT);
        List<String> wanted = vocabulary.valuesOf(name);
        if (depth < DEEPEST && !vocabulary.keysOf(name).isEmpty()) {
            return object(name, depth + 1);
        }
        return wanted.isEmpty()
                ? "n.i::text"
                : oneInTurn(wanted.stream().map(SqlLiteral::quote).toList(), 0);
    }
}
