// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Request;
import io.suture.core.assess.Risk;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;

/**
 * Something that is to be done, with how much is at stake.
 *
 * @param content of the migration, as it is in the folder
 */
record Wanted(Request request, Risk risk, Checksums content) {
    MigrationId migration() {
        return request.migration();
    }

    /** For people. */
    String noun() {
        return request.deed().noun(migration());
    }
}
