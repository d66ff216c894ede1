// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.Protection;

/**
 * What a database is, by its own word; given once, when its journal was made. No option overrides it.
 *
 * @param databaseId random UUID; a copy of the database carries it along
 * @param bornAs name of the database then
 * @param environment name given then, for example {@code production-eu}
 * @param createdAt ISO 8601, by the server's clock
 * @param tool version of Suture that wrote the journal's tables last
 * @param version of the journal's tables, 1 or more
 */
public record Identity(
        String databaseId,
        String bornAs,
        String environment,
        Protection protection,
        String createdAt,
        String tool,
        int version) {

    /**
     * Whether nothing may be done to the database that nobody has approved.
     *
     * @param wished by the configuration, which can add to what the database says and take nothing away
     */
    public boolean isProtected(Protection wished) {
        return protection.needsApproval() || wished.needsApproval();
    }
}
