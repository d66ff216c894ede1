// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;

/**
 * What {@code ALTER DEFAULT PRIVILEGES} has said for objects yet to come.
 *
 * @param creator whose objects
 * @param schema in which schema; empty for all
 * @param objects {@code tables}, {@code sequences}, {@code functions}, {@code types}, {@code schemas}
 */
public record DefaultPrivileges(String creator, Optional<Identifier> schema, String objects, Privileges privileges) {
    void describe(Description description) {
        String where = schema.map(s -> " in schema " + s.value()).orElse("");
        description
                .object(
                        "default privileges",
                        creator + "\t" + where + "\t" + objects,
                        "of " + creator + " on " + objects + where)
                .implied()
                .privileges(privileges, creator);
    }
}
