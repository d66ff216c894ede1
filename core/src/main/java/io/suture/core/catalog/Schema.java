// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;

/** A namespace. */
public record Schema(Identifier name, Ownership ownership, Optional<String> comment) {
    void describe(Description description) {
        description
                .object("schema", name.value(), name.value())
                .ownership(ownership)
                .comment(comment);
    }
}
