// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How sessions are opened. Defaults: no owner role, the role's own search_path, UTC unless the role or database says otherwise, 10 s
 * to connect.
 *
 * @param owner role that {@code SET ROLE} takes on before the author's SQL runs, so that default grants and ownership are the
 *     application's (architecture rule 13)
 * @param searchPath schemas in which unqualified names of migrations are looked up, first is where they are created; empty:
 *     what the role or the database says
 * @param timeZone of the author's SQL (it decides what a timestamp literal without zone means); empty: what the role or database says,
 *     else UTC – never the zone of the machine that runs Suture
 * @param connectTimeout of one attempt, whole seconds, 1 s to 10 min
 */
public record SessionOptions(
        Optional<Identifier> owner, List<Identifier> searchPath, Optional<String> timeZone, Duration connectTimeout) {

    /** @throws io.suture.core.problem.SutureException {@code CONNECT-TIMEOUT} */
    public SessionOptions {
        searchPath = List.copyOf(searchPath);
        if (connectTimeout.toSeconds() < 1 || connectTimeout.toMinutes() > 10 || connectTimeout.toNanosPart() != 0) {
            throw Problem.user(
                            "CONNECT-TIMEOUT",
                            "a connect time-out of " + connectTimeout + " is not possible",
                            "it is counted in whole seconds, from 1 second to 10 minutes",
                            "choose for example 10s")
                    .asException();
        }
    }

    public static SessionOptions defaults() {
        return new SessionOptions(Optional.empty(), List.of(), Optional.empty(), Duration.ofSeconds(10));
    }

    public SessionOptions withOwner(Identifier role) {
        return new SessionOptions(Optional.of(role), searchPath, timeZone, connectTimeout);
    }

    public SessionOptions withSearchPath(List<Identifier> schemas) {
        return new SessionOptions(owner, schemas, timeZone, connectTimeout);
    }
}
