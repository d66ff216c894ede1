// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;

/**
 * A rewrite rule other than the query of a view.
 *
 * @param definition by {@code pg_get_ruledef}
 */
public record Rule(Identifier name, String definition, Firing firing, Optional<String> comment) {
    void describe(Described relation) {
        relation.part("rule", name)
                .value("definition", definition)
                .value("fires", firing.words(), Firing.ORIGIN.words())
                .comment(comment);
    }
}
