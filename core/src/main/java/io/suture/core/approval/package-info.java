// SPDX-License-Identifier: Apache-2.0
/**
 * Who must agree before something is done, who has, and what still counts of it.
 *
 * <p>A {@link io.suture.core.approval.Request} is bound to content ({@link io.suture.core.plan.Seal}); a {@link
 * io.suture.core.approval.Vote} is what somebody said, proved by the server's own word for who wrote it; {@link
 * io.suture.core.approval.Standing} weighs the votes. Roles are held in the database itself, by membership of a role of the server, where
 * no author of a migration can give himself one.
 *
 * <p>Invariants: author, approvers and executor are different logins; nobody counts for two roles; what was approved and then changed is
 * not approved; a rejection stands until its role takes it back.
 */
@NullMarked
package io.suture.core.approval;

import org.jspecify.annotations.NullMarked;
