// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;

/**
 * A row security policy.
 *
 * @param command {@code ALL}, {@code SELECT}, {@code INSERT}, {@code UPDATE} or {@code DELETE}
 * @param permissive else restrictive
 * @param roles sorted; {@code PUBLIC} for everybody
 * @param using by {@code pg_get_expr}
 * @param check by {@code pg_get_expr}
 */
public record Policy(
        Identifier name,
        String command,
        boolean permissive,
        List<String> roles,
        Optional<String> using,
        Optional<String> check,
        Optional<String> comment) {
    public Policy {
        roles = roles.stream().sorted().toList();
    }

    void describe(Described table) {
        table.part("policy", name)
                .value("command", command)
                .value("kind", permissive ? "permissive" : "restrictive", "permissive")
                .value("roles", String.join(", ", roles))
                .optional("using", using)
                .optional("with check", check)
                .comment(comment);
    }
}
