// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.sql.Node;
import java.util.Arrays;
import java.util.List;

/** A right. {@link #toString()} is SQL. */
public enum Privilege {
    ALL,
    SELECT,
    INSERT,
    UPDATE,
    DELETE,
    TRUNCATE,
    REFERENCES,
    TRIGGER,
    USAGE,
    CREATE,
    MAINTAIN;

    /** @param grant a {@code GrantStmt}; its list is empty where ALL is written */
    static List<Privilege> of(Node grant) {
        List<Node> written = grant.list("privileges");
        return written.isEmpty()
                ? List.of(ALL)
                : written.stream()
                        .flatMap(p ->
                                Arrays.stream(values()).filter(v -> v.name().equalsIgnoreCase(p.text("priv_name"))))
                        .toList();
    }
}
