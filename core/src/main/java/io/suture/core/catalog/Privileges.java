// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.List;

/**
 * How the privileges on an object differ from those PostgreSQL gives when nobody says anything ({@code acldefault()}). An
 * explicit access list that says the same as no list is therefore the same value.
 *
 * @param granted beyond the default, sorted
 * @param revoked part of the default and taken away, sorted
 */
public record Privileges(List<Grant> granted, List<Grant> revoked) {
    private static final Privileges DEFAULT = new Privileges(List.of(), List.of());

    public Privileges {
        granted = granted.stream().sorted().toList();
        revoked = revoked.stream().sorted().toList();
    }

    /** Nobody has granted or revoked anything. */
    public static Privileges byDefault() {
        return DEFAULT;
    }

    public boolean isDefault() {
        return granted.isEmpty() && revoked.isEmpty();
    }
}
