// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import java.util.Map;
import java.util.Optional;

/**
 * What was said on the command line, or by whoever embeds Suture. Nothing is said by default.
 *
 * @param options values by key, as typed
 * @param environment {@code --env}
 * @param config {@code --config}; without it {@code suture.yaml} in the working directory, if there is one
 */
public record Wish(Map<Key, String> options, Optional<String> environment, Optional<String> config) {
    public Wish {
        options = Map.copyOf(options);
    }

    public static Wish nothing() {
        return new Wish(Map.of(), Optional.empty(), Optional.empty());
    }

    public static Wish url(String url) {
        return new Wish(Map.of(Key.URL, url), Optional.empty(), Optional.empty());
    }
}
