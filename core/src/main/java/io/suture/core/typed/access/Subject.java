// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import java.util.Arrays;
import java.util.Optional;

/** What a right, or a comment, is about. */
public enum Subject {
    TABLE,
    SEQUENCE,
    SCHEMA,
    VIEW,
    MATERIALIZED_VIEW,
    INDEX,
    TYPE;

    /** As in SQL. */
    String sql() {
        return name().replace('_', ' ');
    }

    /** @param objectType {@code OBJECT_TABLE} and the like */
    static Optional<Subject> of(String objectType) {
        String name = objectType.replace("OBJECT_", "").replace("MATVIEW", "MATERIALIZED_VIEW");
        return Arrays.stream(values()).filter(s -> s.name().equals(name)).findFirst();
    }
}
