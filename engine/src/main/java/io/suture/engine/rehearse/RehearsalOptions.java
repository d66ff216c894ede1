// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * How a folder is rehearsed.
 *
 * @param size how many rows are generated
 * @param budgets what a migration may take
 * @param autoUndo whether a down part is proposed where there is none, or one that does not hold
 * @param base puts what exists before the first migration into the empty database of this JDBC URL
 * @param ownRows whether it brings rows of its own: then tables that have some get no generated ones before the first migration
 * @param present which migrations are part of that already: they are not run
 * @param wanted which of the others are rehearsed; those that are not only go up
 * @param skews how values are spread in the database that will be migrated, by table
 */
public record RehearsalOptions(
        ParseOptions parse,
        RehearsalSize size,
        RehearsalBudgets budgets,
        boolean autoUndo,
        Consumer<String> base,
        boolean ownRows,
        Predicate<MigrationId> present,
        Predicate<MigrationId> wanted,
        Map<TableName, Skew> skews) {
    /** Every migration, from an empty database on, with values spread evenly and no proposals. */
    public static RehearsalOptions of(ParseOptions parse, RehearsalSize size) {
        return new RehearsalOptions(
                parse, size, RehearsalBudgets.defaults(), false, url -> {}, false, id -> false, id -> true, Map.of());
    }

    public RehearsalOptions proposingDowns(boolean wish) {
        return new RehearsalOptions(parse, size, budgets, wish, base, ownRows, present, wanted, skews);
    }

    public RehearsalOptions within(RehearsalBudgets limits) {
        return new RehearsalOptions(parse, size, limits, autoUndo, base, ownRows, present, wanted, skews);
    }

    /** On top of what exists already, with its rows or without. */
    public RehearsalOptions onTopOf(Consumer<String> existing, boolean withRows, Predicate<MigrationId> inIt) {
        return new RehearsalOptions(parse, size, budgets, autoUndo, existing, withRows, inIt, wanted, skews);
    }

    /** Only what is pending in a database, with values spread as in its tables. */
    public RehearsalOptions asIn(RehearsalTarget target) {
        return new RehearsalOptions(
                parse,
                size,
                budgets,
                autoUndo,
                base,
                ownRows,
                present,
                id -> !target.applied().contains(id),
                target.skews());
    }

    /** Nothing but these. */
    RehearsalOptions only(Set<MigrationId> some) {
        return new RehearsalOptions(parse, size, budgets, autoUndo, base, ownRows, present, some::contains, skews);
    }
}
