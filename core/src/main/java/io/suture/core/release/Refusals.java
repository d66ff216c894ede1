// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;

/** Why a release cannot be exposed, or a change not be made while one is live. */
final class Refusals {
    private Refusals() {}

    /** What stands against a new release. */
    static Problems ofNew(ReleaseSchema schema, boolean waits, LiveReleases live, Outlook outlook) {
        Problems problems = new Problems();
        String version = schema.version().text();
        if (outlook.major() < 15) {
            problems.add(Problem.environment(
                    "EXPOSE-SERVER",
                    "release " + version + " cannot be shown by views on PostgreSQL " + outlook.major(),
                    "a view runs with the rights of its owner there, and would show rows that row security hides",
                    "use the tables themselves, which are as safe for both releases, or PostgreSQL 15"));
        }
        if (outlook.catalog().contents().schemas().stream()
                .anyMatch(s -> s.name().equals(schema.name()))) {
            problems.add(Problem.user(
                    "EXPOSE-NAME",
                    "schema " + schema.name().value() + " is there already, and is not that of a release",
                    "its comment does not say so",
                    "drop or rename it, or choose another `releases.prefix` in suture.yaml"));
        }
        live.current().map(LiveRelease::schema).ifPresent(current -> {
            if (current.version().compareTo(schema.version()) > 0) {
                problems.add(Problem.user(
                        "EXPOSE-OLDER",
                        "release " + version + " is older than "
                                + current.version().text() + ", which is live",
                        "the newest release is the one that later migrations belong to",
                        "give it a higher version"));
            } else if (!waits) {
                problems.add(Problem.user(
                        "EXPOSE-CONTRACT",
                        "the views of release " + current.version().text() + " would go in the run that makes those of "
                                + version,
                        "its applications would stand before nothing",
                        "add `contract: later`: they go with `suture complete`"));
            }
        });
        return problems;
    }

    /** @param what for people: {@code column email of users} */
    static Problem live(LiveRelease release, String what) {
        String version = release.schema().version().text();
        return Problem.user(
                "EXPOSE-LIVE",
                what + " is shown to release " + version + ", which is live",
                "its applications would lose it at once",
                "say `contract: later`, or complete first what takes release " + version + " away");
    }
}
