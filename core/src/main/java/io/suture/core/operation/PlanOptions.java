// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.ParseOptions;
import java.util.List;

/**
 * What a plan depends on beside migrations and catalog. Defaults: rewrite, {@code public}, no placeholders.
 *
 * @param asWritten opts every migration out of rewriting
 * @param searchPath in which unqualified names are looked up, as {@code current_schemas(false)}; the first is where new
 *     relations go
 * @param scripts takes SQL apart, and keeps what it has
 * @param releasePrefix what the schemas of releases begin with
 * @param database identity of the database, part of the fingerprint; empty text where it has none yet
 */
public record PlanOptions(
        boolean asWritten, List<Identifier> searchPath, Scripts scripts, String releasePrefix, String database) {
    /** Where nobody says anything. */
    public static final String RELEASE_PREFIX = "release_";

    public PlanOptions {
        searchPath = List.copyOf(searchPath);
    }

    public static PlanOptions defaults() {
        return new PlanOptions(
                false, List.of(Identifier.of("public")), new Scripts(ParseOptions.defaults()), RELEASE_PREFIX, "");
    }
}
