// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The values that scripts look for, by the name of the column: {@code WHERE state = 'legacy'} changes a row only if one says so.
 *
 * @param values of columns of text, as literals say them
 * @param keys that are looked for in columns of JSON
 * @param casts names of types that values are cast to
 */
record Vocabulary(Map<String, Set<String>> values, Map<String, Set<String>> keys, Map<String, Set<String>> casts) {
    /** More values of one column than this are not worth a row each. */
    private static final int MOST = 24;

    static final Vocabulary NONE = new Vocabulary(Map.of(), Map.of(), Map.of());

    /** What the ups look for, bodies of functions and blocks included. */
    static Vocabulary ofUps(Collection<Migration> migrations) {
        Vocabulary all = new Vocabulary(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        migrations.forEach(m -> all.read(m.up(), marks(m)));
        return all;
    }

    /** What the downs look for too: no row has that before the up has run. */
    static Vocabulary of(Collection<Migration> migrations) {
        Vocabulary all = ofUps(migrations);
        migrations.forEach(m -> m.down().ifPresent(down -> all.read(down, marks(m))));
        return all;
    }

    /** Keys that the up looks for and puts into JSON itself: its own marks, which no row has before it and no client writes. */
    private static Set<String> marks(Migration migration) {
        Set<String> marks = new HashSet<>();
        String up = migration.up().text();
        Mention.in(up, mention -> {
            if (mention.kind() == Mention.Kind.KEY && isMade(up, mention.literal())) {
                marks.add(mention.literal());
            }
        });
        return marks;
    }

    private void read(Section section, Set<String> marks) {
        Consumer<Mention> sort = mention -> {
            if (mention.kind() == Mention.Kind.KEY && marks.contains(mention.literal())) {
                return;
            }
            Map<String, Set<String>> all = switch (mention.kind()) {
                case VALUE -> values;
                case KEY -> keys;
                case CAST -> casts;
            };
            Set<String> known = all.computeIfAbsent(mention.column(), column -> new LinkedHashSet<>());
            if (known.size() < MOST) {
                known.add(mention.literal());
            }
        };
        Mention.in(section.text(), sort);
    }

    /** As {@code jsonb_build_object('key', …)}, {@code '{"key": …}'} or with {@code jsonb_set}. */
    private static boolean isMade(String script, String key) {
        String name = Pattern.quote(key.replace("'", "''"));
        return Pattern.compile("[(,]\\s*'" + name + "'\\s*,|\"" + name + "\"\\s*:|'\\{" + name + "\\}'")
                .matcher(script)
                .find();
    }

    /** In the order in which they were met. */
    List<String> valuesOf(String column) {
        return List.copyOf(values.getOrDefault(column, Set.of()));
    }

    /** In the order in which they were met. */
    List<String> keysOf(String column) {
        return List.copyOf(keys.getOrDefault(column, Set.of()));
    }

    /** Whether a script casts its values to one of these types. */
    boolean isCastTo(String column, Set<String> types) {
        return casts.getOrDefault(column, Set.of()).stream().anyMatch(types::contains);
    }
}
