// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.List;
import java.util.Optional;

/**
 * A small file of {@code key = value} lines beside a migration, of which we understand one key that is true or false.
 *
 * @param key the one that says whether the migration shares a transaction
 */
record KeyValueFile(SourceFile file, String key) {
    /** The key's value, or empty; {@code LAYOUT-SETTING} for any other key or value, which would go unheeded. */
    Optional<Boolean> flag() {
        Optional<Boolean> value = Optional.empty();
        List<String> lines = file.text().lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isEmpty() && !lines.get(i).startsWith("#")) {
                value = Optional.of(value(lines.get(i), i + 1));
            }
        }
        return value;
    }

    private boolean value(String line, int number) {
        String[] pair = line.split("#", 2)[0].split("=", 2);
        boolean known = pair[0].strip().equals(key)
                && pair.length == 2
                && pair[1].strip().matches("true|false");
        if (!known) {
            throw Problem.user(
                            "LAYOUT-SETTING",
                            "\"" + file.path() + "\" has a setting that is not understood: " + pair[0].strip(),
                            "a setting nobody heeds would be a promise nobody keeps",
                            "only `" + key + " = true` or `false` has a meaning here")
                    .at(new SourcePosition(file.path(), number, 1, Optional.empty()))
                    .asException();
        }
        return Boolean.parseBoolean(pair[1].strip());
    }
}
