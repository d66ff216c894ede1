// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What transactions begin with, as the author has said it before them: a mode and settings. Settings never outlive a migration. */
final class Prelude {
    /** A step that waits without being in anybody's way waits as long as it takes. */
    private static final Set<String> TIME_OUTS = Set.of("lock_timeout", "statement_timeout");

    private final Map<String, Setting> settings = new LinkedHashMap<>();
    private Optional<Sql> mode = Optional.empty();

    /** @param newMode a {@code SET TRANSACTION}; empty where there is none from now on */
    void mode(Optional<Sql> newMode) {
        mode = newMode;
    }

    void set(Setting setting) {
        settings.put(setting.name(), setting);
    }

    /** It ends with the author's transaction. */
    void forget(List<Setting> local) {
        local.forEach(s -> settings.remove(s.name(), s));
    }

    void reset(String name) {
        settings.remove(name);
    }

    void resetAll() {
        settings.clear();
    }

    /** What a transaction begins with now. */
    List<Sql> statements() {
        return Stream.concat(mode.stream(), settings.values().stream().map(Setting::local))
                .toList();
    }

    /** The settings of a step of its own, time-outs not among them. */
    List<Setting> patient() {
        return settings.values().stream()
                .filter(s -> !TIME_OUTS.contains(s.name()))
                .toList();
    }
}
