// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Role;
import io.suture.core.migration.MigrationId;
import java.util.Optional;

/**
 * What somebody says of a migration. What is approved follows from where it stands: pending, that it runs; expanded, that it is completed;
 * run in an emergency, that it was right; else, that it is taken back.
 *
 * @param approves else it rejects
 * @param reason in their words
 * @param asWritten of the plan that replaces nothing by its online form
 * @param plan fingerprint that was looked at; refused if what would be approved is something else
 */
public record VoteOptions(
        MigrationId id,
        Role role,
        boolean approves,
        String reason,
        boolean asWritten,
        Optional<String> plan,
        boolean dryRun) {
    /** For the record. */
    String command() {
        return approves ? "approve" : "reject";
    }
}
