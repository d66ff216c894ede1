// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How much work a step is.
 *
 * @param rows that it goes through; how many of them need anything is seen when it runs
 * @param bytes as {@link Work} counts them
 */
public record Load(Work work, long rows, long bytes) {
    /** Of an index entry, when nothing is known of its columns: between 7 (an integer of few values) and 60 (a text of 32). */
    private static final long INDEX_ENTRY = 30;

    /** The tables whose size says how much a step is; empty where it is a moment whatever they hold. */
    public static Set<TableName> tables(Step step) {
        return new TreeSet<>(sized(step));
    }

    /** @param sizes of {@link #tables}; those that are not there are not counted */
    public static Optional<Load> of(Step step, Map<TableName, TableSize> sizes) {
        List<TableSize> all = sized(step).stream()
                .flatMap(table -> Optional.ofNullable(sizes.get(table)).stream())
                .toList();
        return all.stream()
                .reduce(TableSize::and)
                .map(sum -> step instanceof Step.CatchUp ? bothSides(all, sum) : sum)
                .map(size -> load(step, size));
    }

    /** A side that is not named, or not filled yet, will be as large as the largest. */
    private static TableSize bothSides(List<TableSize> all, TableSize sum) {
        TableSize largest = Collections.max(all, Comparator.comparingLong(TableSize::bytes));
        return sum.bytes() > 2 * largest.bytes() ? sum : largest.and(largest);
    }

    private static Collection<TableName> sized(Step step) {
        return switch (step) {
            case Step.Backfill fill -> List.of(fill.table());
            case Step.CatchUp passes ->
                passes.proof().isPresent() ? passes.takes().scans() : List.of();
            case Step.Validate validate -> validate.takes().scans();
            case Step.Concurrent concurrent -> concurrent.takes().scans();
            case Step.Transaction transaction -> underLock(transaction);
            case Step.Swap swap -> underLock(swap);
        };
    }

    private static Collection<TableName> underLock(Step step) {
        return step.takes().rewrites().isEmpty()
                ? step.takes().scans()
                : step.takes().rewrites();
    }

    private static Load load(Step step, TableSize size) {
        return switch (step) {
            case Step.Backfill fill ->
                fill.copies()
                        ? new Load(Work.COPY, size.rows(), size.bytes())
                        : new Load(Work.UPDATE, size.rows(), size.bytes() + size.indexBytes());
            case Step.CatchUp passes -> new Load(Work.READ, size.rows(), size.bytes());
            case Step.Validate validate -> new Load(Work.READ, size.rows(), size.bytes());
            case Step.Concurrent concurrent -> new Load(Work.INDEX, size.rows(), size.rows() * INDEX_ENTRY);
            case Step.Transaction transaction -> underLock(transaction, size);
            case Step.Swap swap -> underLock(swap, size);
        };
    }

    private static Load underLock(Step step, TableSize size) {
        return step.takes().rewrites().isEmpty()
                ? new Load(Work.READ, size.rows(), size.bytes())
                : new Load(Work.COPY, size.rows(), size.bytes() + size.indexBytes());
    }
}
