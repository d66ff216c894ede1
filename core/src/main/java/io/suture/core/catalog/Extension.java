// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;

/** An installed extension; what belongs to it is not part of a catalog. */
public record Extension(Identifier name, String version, Identifier schema, Optional<String> comment) {
    void describe(Description description) {
        description
                .object("extension", name.value(), name.value())
                .value("version", version)
                .value("schema", schema.value())
                .comment(comment);
    }
}
