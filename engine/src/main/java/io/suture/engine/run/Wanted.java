// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Request;
import io.suture.core.assess.Risk;
import io.suture.core.migration.MigrationId;

/** Something that is to be done, with how much is at stake. */
record Wanted(Request request, Risk risk) {
    MigrationId migration() {
        return request.migration();
    }
}
