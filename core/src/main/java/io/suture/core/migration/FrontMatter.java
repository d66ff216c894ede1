// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Optional;

/**
 * What the author says about a migration besides its SQL. Nothing in it is needed to run.
 *
 * @param description one line; empty where the author gave none
 * @param justification why, for the audit record
 * @param ticket where it was decided
 * @param depends migrations that must have run before
 * @param breaking whether clients of the release before must change
 * @param asWritten whether the planner must not replace statements by their online form
 */
public record FrontMatter(
        String description,
        Optional<Version> release,
        Optional<String> justification,
        Optional<String> ticket,
        Optional<String> author,
        List<MigrationId> depends,
        Phi phi,
        boolean breaking,
        Optional<Boolean> transactional,
        boolean asWritten,
        List<String> tags) {
    /** Of a file that has none. */
    public static final FrontMatter NONE = describedAs("");

    public FrontMatter {
        depends = List.copyOf(depends);
        tags = List.copyOf(tags);
    }

    public static FrontMatter describedAs(String description) {
        return new FrontMatter(
                description,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Phi.NONE,
                false,
                Optional.empty(),
                false,
                List.of());
    }
}
