// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Seal;

/**
 * What somebody said of a request, as the ledger has it.
 *
 * @param seq of its entry
 * @param by session user, by the server's word
 * @param at ISO 8601, by the server's clock
 * @param ours whether, since then, migrations of ours have run and nobody else has changed the schema: then the relations may differ from
 *     what they were, and the content alone counts
 * @param seen what could be seen by then
 */
public record Vote(
        long seq,
        MigrationId migration,
        Deed deed,
        Role role,
        boolean approves,
        String by,
        String at,
        Seal seal,
        String reason,
        boolean ours,
        Seen seen) {

    boolean isAbout(Request request) {
        return migration.equals(request.migration()) && deed == request.deed();
    }

    /** Whether what it was about is what is asked for now. */
    boolean covers(Request request) {
        return seal.fingerprint().equals(request.seal().fingerprint())
                || ours && seal.content().equals(request.seal().content());
    }
}
