// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.Optional;

/**
 * Where records of one run come from; the same for all of them.
 *
 * @param run the run's id, a UUID made by the runner
 * @param environment name as configured, for example {@code production-eu}
 * @param database name of the database; the way there where it was never reached
 * @param databaseId identity kept in its {@code suture} schema; empty where it was never reached
 * @param tool version of Suture
 * @param server version of PostgreSQL; empty where it was never reached
 */
public record Origin(
        String run,
        String environment,
        String database,
        Optional<String> databaseId,
        String tool,
        Optional<String> server,
        Claimed claimed) {
    /**
     * The same, once it is reached: what the server says it is instead of the way there.
     *
     * @param name of the database, as the server has it
     * @param version of PostgreSQL, for example {@code 15.19}
     */
    public Origin at(String name, String version) {
        return new Origin(run, environment, name, databaseId, tool, Optional.of(version), claimed);
    }

    /** The same, with the identity of the database now known. */
    public Origin ofDatabase(String id) {
        return new Origin(run, environment, database, Optional.of(id), tool, server, claimed);
    }
}
