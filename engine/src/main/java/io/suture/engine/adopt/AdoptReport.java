// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationId;
import java.util.List;

/**
 * What was adopted.
 *
 * @param from the tool, or {@code baseline}
 * @param adopted in order
 * @param withoutFile those of them that the folder has no file of
 */
public record AdoptReport(String from, List<MigrationId> adopted, List<MigrationId> withoutFile) {
    public AdoptReport {
        adopted = List.copyOf(adopted);
        withoutFile = List.copyOf(withoutFile);
    }
}
