// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import java.util.Locale;
import java.util.Optional;

/**
 * How a setting is said in each of its sources.
 *
 * @param path in the file, with dots
 * @param option of the command line, with its dashes
 * @param variable of the environment
 * @param otherwise what counts where nobody says anything, as it would be written
 * @param isMap whether names of the author's own stand below it
 * @param isSecret whether its value may not be repeated in a message
 */
record Setting(
        String path,
        Optional<String> option,
        Optional<String> variable,
        Optional<String> otherwise,
        boolean isMap,
        boolean isSecret) {

    /** In the file, and by the variable of the same name: {@code locks.timeout} is {@code SUTURE_LOCKS_TIMEOUT}. */
    static Setting setting(String path) {
        String variable = "SUTURE_" + path.replace('.', '_').toUpperCase(Locale.ROOT);
        return new Setting(path, Optional.empty(), Optional.of(variable), Optional.empty(), false, false);
    }

    /** Names of the author's own, in the file alone. */
    static Setting map(String path) {
        return new Setting(path, Optional.empty(), Optional.empty(), Optional.empty(), true, false);
    }

    Setting option(String name) {
        return new Setting(path, Optional.of(name), variable, otherwise, isMap, isSecret);
    }

    Setting variable(String name) {
        return new Setting(path, option, Optional.of(name), otherwise, isMap, isSecret);
    }

    Setting withoutVariable() {
        return new Setting(path, option, Optional.empty(), otherwise, isMap, isSecret);
    }

    Setting otherwise(String value) {
        return new Setting(path, option, variable, Optional.of(value), isMap, isSecret);
    }

    Setting secret() {
        return new Setting(path, option, variable, otherwise, isMap, true);
    }
}
