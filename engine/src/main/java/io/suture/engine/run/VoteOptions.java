// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Role;
import io.suture.core.migration.MigrationId;
import java.util.Optional;

/**
 * What somebody says of a migration. What is approved follows from where it stands: pending, that it runs; expanded, that it is completed;
 * run in an emergency, that it was right; else, that it is taken back. What can be done besides with one that is completed is named.
 *
 * @param named {@link Deed#PURGE} or {@link Deed#RELEASE}; empty where it follows
 * @param approves else it rejects
 * @param reason in their words
 * @param asWritten of the plan that replaces nothing by its online form
 * @param plan fingerprint that was looked at; refused if what would be approved is something else
 */
public record VoteOptions(
        MigrationId id,
        Optional<Deed> named,
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
