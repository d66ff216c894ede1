// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

import io.suture.core.catalog.Dependency;

/**
 * Something that hangs on what is to go.
 *
 * @param taken whether it would go too ({@code CASCADE}); else PostgreSQL refuses the drop
 */
public record Obstacle(Dependency dependency, Removed removed, boolean taken) {
    /** For people: {@code view active_users needs column email of users}. */
    public String words() {
        return dependency.words() + " needs " + removed.words();
    }
}
