// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;

/**
 * Defaults: refuse what is out of order, run everything.
 *
 * @param outOfOrder run a pending migration although a later one has run; it is marked, so that it is recorded
 * @param to run no further than this one
 */
public record ReconcileOptions(boolean outOfOrder, Optional<MigrationId> to) {
    public static ReconcileOptions defaults() {
        return new ReconcileOptions(false, Optional.empty());
    }
}
