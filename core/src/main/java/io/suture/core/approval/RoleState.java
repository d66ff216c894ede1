// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import java.util.Locale;

/**
 * Where one role stands.
 *
 * @param words who said what, or what is to be done; for people
 */
public record RoleState(Role role, State state, String words) {
    /** How a role can stand. */
    public enum State {
        APPROVED,
        REJECTED,
        /** It approved something that is not what would be done now. */
        OUTDATED,
        /** Nobody has spoken for it who may. */
        MISSING;

        /** As in JSON: lower case. */
        public String display() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
