// SPDX-License-Identifier: Apache-2.0
/**
 * Approvals as the database knows them: votes and overrides from the ledger, holders of roles from the server.
 *
 * <p>There is no table of approvals: a vote is an entry of the ledger, which can be appended and never changed, and whose writer the server
 * itself testifies. There is no list of approvers either: whoever is a member of {@code suture_dba} is a DBA, and who may grant that is
 * PostgreSQL's matter. So an author, or a runner, can append an entry that says anything; it does not count unless its writer holds the role.
 */
@NullMarked
package io.suture.engine.approve;

import org.jspecify.annotations.NullMarked;
