// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.sql.Identifier;

/**
 * The roles of a database under Suture. Defaults: {@code suture_owner}, {@code suture_runner}, {@code suture_approver},
 * {@code suture_auditor}.
 *
 * @param owner owns schema {@code suture}; logs in never, has no member
 * @param runner runs migrations; writes the journal and appends to the ledger
 * @param approver reads everything and appends to the ledger
 * @param auditor reads everything
 */
public record RoleNames(Identifier owner, Identifier runner, Identifier approver, Identifier auditor) {
    public static RoleNames defaults() {
        return new RoleNames(
                Identifier.of("suture_owner"),
                Identifier.of("suture_runner"),
                Identifier.of("suture_approver"),
                Identifier.of("suture_auditor"));
    }
}
