// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Contract;
import io.suture.core.migration.FillTriggers;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Retention;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import java.util.Optional;

/**
 * What the author of a migration and whoever runs it have said about how it is to be planned.
 *
 * @param asWritten nothing is replaced by its online form
 * @param oneTransaction everything in one transaction, or not at all
 * @param noTransaction each statement by itself
 * @param triggers whether the application's own fire when rows are filled in ranges
 * @param contractLater the old shape stays until {@code suture complete}
 * @param keep how long what goes is only set aside
 */
record Wishes(
        boolean asWritten,
        boolean oneTransaction,
        boolean noTransaction,
        boolean contractLater,
        Optional<Retention> keep,
        Optional<FillTriggers> triggers) {
    static Wishes of(Migration migration, Section section, PlanOptions options) {
        boolean up = section.equals(migration.up());
        var transactional = section.transactional().or(() -> migration.about().transactional());
        return new Wishes(
                options.asWritten() || migration.about().asWritten(),
                transactional.orElse(false),
                !transactional.orElse(true),
                migration.about().contract() == Contract.LATER && up,
                up ? migration.about().keep() : Optional.empty(),
                migration.about().triggers());
    }

    /** Nothing can be set aside by statements that run as they are written. */
    Optional<Problem> notKept() {
        return keep.filter(time -> asWritten || oneTransaction)
                .map(time -> Problem.user(
                        "PLAN-KEEP",
                        "the migration is declared to be " + (asWritten ? "run as written" : "one transaction")
                                + ", and what it takes away to be kept",
                        "what is dropped as written is gone at once",
                        "remove `keep: " + time.display() + "` or `" + (asWritten ? "as-written" : "transactional")
                                + ": true`"));
    }
}
