// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;

/**
 * Whether protected health information is concerned.
 *
 * @param fields which, for example {@code patients.ssn}; empty where the author only said that it is, or is not
 */
public record Phi(boolean concerned, List<String> fields) {
    public static final Phi NONE = new Phi(false, List.of());

    public Phi {
        fields = List.copyOf(fields);
        if (!concerned && !fields.isEmpty()) {
            throw new IllegalArgumentException("fields of PHI where none is concerned");
        }
    }
}
