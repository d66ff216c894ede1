// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.Version;
import java.util.Optional;

/**
 * What is assessed. Defaults: everything that is pending.
 *
 * @param from the release one is at; empty: the newest that the database has
 * @param to the release one wants to be at; empty: the newest there is
 */
public record AssessOptions(Optional<Version> from, Optional<Version> to) {
    public static AssessOptions pending() {
        return new AssessOptions(Optional.empty(), Optional.empty());
    }

    boolean ofEverything() {
        return from.isEmpty() && to.isEmpty();
    }
}
