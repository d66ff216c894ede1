// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import java.util.Map;
import java.util.Set;

/**
 * Who holds which role.
 *
 * @param logins by role, each role's in an order that a message may show; a role that nobody holds may be left out
 */
public record Holders(Map<Role, Set<String>> logins) {
    public Holders {
        logins = Map.copyOf(logins);
    }

    public Set<String> of(Role role) {
        return logins.getOrDefault(role, Set.of());
    }

    /** Whether the vote's writer holds the role that it speaks for, without which it does not count. */
    public boolean entitle(Vote vote) {
        return of(vote.role()).contains(vote.by());
    }
}
