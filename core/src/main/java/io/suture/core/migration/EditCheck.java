// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells an edited migration from one that was only formatted or commented. Exact bytes are compared first; only where they
 * differ is a file read and its tokens compared.
 */
final class EditCheck {
    private final List<Notice> notices;
    private final Problems problems;
    private final Set<MigrationId> rerun = new HashSet<>();

    EditCheck(List<Notice> notices, Problems problems) {
        this.notices = notices;
        this.problems = problems;
    }

    void compare(MigrationEntry file, AppliedMigration ran) {
        ran.checksums()
                .filter(was -> !was.bytes().equals(file.bytes()))
                .ifPresent(was ->
                        problems.collect(file::checksums).ifPresent(is -> changed(file, ran, is.changedFrom(was))));
    }

    /** Whether it is a repeatable one that says something else than when it ran. */
    boolean wantsRerun(MigrationEntry file) {
        return rerun.contains(file.id());
    }

    private void changed(MigrationEntry file, AppliedMigration ran, List<Part> parts) {
        boolean otherSql = parts.contains(Part.UP);
        if (ran.mayRunAgain()) {
            note(
                    "MIGRATION-RETRY-EDITED",
                    file,
                    "changed since its last attempt, which left nothing behind: it runs as it is now");
        } else if (otherSql && file.kind() == MigrationKind.REPEATABLE && ran.done()) {
            rerun.add(file.id());
        } else if (otherSql) {
            problems.add(edited(file, ran));
        } else if (parts.isEmpty()) {
            note("MIGRATION-REFORMATTED", file, "changed only in comments or white space since it ran");
        } else {
            String names = parts.stream().map(Part::display).collect(Collectors.joining(", "));
            note("MIGRATION-PART-CHANGED", file, "changed since it ran, though not in what ran: " + names);
        }
    }

    private void note(String code, MigrationEntry file, String what) {
        notices.add(new Notice(code, file.path(), "\"" + file.id() + "\" " + what));
    }

    private static Problem edited(MigrationEntry file, AppliedMigration ran) {
        return Problem.user(
                        "MIGRATION-EDITED",
                        "\"" + ran.id() + "\" was changed after it ran here on " + ran.appliedAt(),
                        ran.done()
                                ? "a database built from empty would become another one than this"
                                : "it left something in the database that the new text knows nothing of",
                        ran.done() ? meantOrNot(ran.id()) : finishedOrNot(ran.id()))
                .at(Positions.start(file.path()));
    }

    private static String meantOrNot(MigrationId id) {
        return "put the file back as it ran, and write the change as a new migration; or, where both mean the same:"
                + " suture resolve " + id + " --accept-checksum --reason TEXT";
    }

    private static String finishedOrNot(MigrationId id) {
        return "put the file back as it ran and finish it with `suture migrate`, or take it back with `suture undo "
                + id + "` and run the new text";
    }
}
