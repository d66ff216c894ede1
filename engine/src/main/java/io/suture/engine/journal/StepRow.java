// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.util.Optional;

/**
 * What the journal says of one step of a migration that is not at its end.
 *
 * @param verb as in JSON, for example {@code concurrent}
 * @param tries 1 or more
 * @param sqlState of the error, for a failed one
 * @param backendPid the server process that ran it last
 * @param backendStart when that process began, ISO 8601: with the pid it is unique
 * @param startedAt of the last try, ISO 8601, by the server's clock
 */
public record StepRow(
        StepKey key,
        String verb,
        StepState state,
        int tries,
        Optional<String> sqlState,
        int backendPid,
        Optional<String> backendStart,
        String startedAt) {}
