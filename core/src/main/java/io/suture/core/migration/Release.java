// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Optional;

/**
 * What the author says about a release as a whole (requirement A3); its migrations are those of its version.
 *
 * @param breaking whether clients of the release before must change
 * @param deprecated features that still work and will go, for example {@code legacyAuditFormat}
 * @param minimum the oldest release this one can be reached from; empty where any will do
 * @param migrations those that are said to belong to it, besides those whose folder or front matter names it
 */
public record Release(
        Version version,
        boolean breaking,
        List<String> deprecated,
        Optional<Version> minimum,
        List<MigrationId> migrations) {
    public Release {
        deprecated = List.copyOf(deprecated);
        migrations = List.copyOf(migrations);
    }

    /** A release nobody said anything about. */
    public static Release of(Version version) {
        return new Release(version, false, List.of(), Optional.empty(), List.of());
    }
}
