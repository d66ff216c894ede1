// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.migration.Contract;
import io.suture.core.migration.FillTriggers;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;

/**
 * What the author of a migration and whoever runs it have said about how it is to be planned.
 *
 * @param asWritten nothing is replaced by its online form
 * @param oneTransaction everything in one transaction, or not at all
 * @param noTransaction each statement by itself
 * @param triggers whether the application's own fire when rows are filled in ranges
 * @param contractLater the old shape stays until {@code suture complete}
 */
record Wishes(
        boolean asWritten,
        boolean oneTransaction,
        boolean noTransaction,
        boolean contractLater,
        FillTriggers triggers) {
    static Wishes of(Migration migration, Section section, PlanOptions options) {
        var transactional = section.transactional().or(() -> migration.about().transactional());
        return new Wishes(
                options.asWritten() || migration.about().asWritten(),
                transactional.orElse(false),
                !transactional.orElse(true),
                migration.about().contract() == Contract.LATER && section.equals(migration.up()),
                migration.about().triggers());
    }
}
