// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.core.ledger.BrokenSelect;
import io.suture.core.ledger.ReplicaFelt;
import io.suture.engine.canary.Felt;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What clients other than those of the primary's stall felt of a run.
 *
 * @param brokenPreparedSelects what was prepared as {@code SELECT *} and refused once after a step
 */
record ClientsView(List<ReplicaRow> replicas, List<BrokenRow> brokenPreparedSelects) {

    /**
     * A reader of a replica; numbers are null where nobody could look.
     *
     * @param cancelled statements that the server there ended in favour of replay
     * @param behind whether replay had not come as far as the run when that ended
     */
    public record ReplicaRow(
            String name,
            @Nullable Long longestStallMs,
            @Nullable Long maxLagMs,
            @Nullable Long cancelled,
            boolean behind,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String notMeasured) {
        private static ReplicaRow of(ReplicaFelt felt) {
            return new ReplicaRow(
                    felt.name(),
                    orNull(felt.longestStall()),
                    orNull(felt.maxLag()),
                    orNull(felt.cancelled()),
                    felt.behind(),
                    felt.unseen().orElse(null));
        }

        private void print(Page page) {
            if (longestStallMs != null) {
                page.line("replica " + name + ": longest stall " + longestStallMs + " ms, lag at most " + maxLagMs
                        + " ms" + (behind ? ", still behind when the run ended" : ""));
            }
            if (cancelled != null && cancelled > 0) {
                page.line(page.in(Style.WARNING, "cancelled") + "  " + cancelled + " statements of readers of replica "
                        + name + ", whose locks or rows replay needed");
            }
            if (notMeasured != null) {
                page.line(page.in(Style.WARNING, "not watched") + "  replica " + name + ": " + notMeasured);
            }
        }
    }

    /** @param id of the migration */
    public record BrokenRow(String relation, String id, int step) {
        private static BrokenRow of(BrokenSelect select) {
            return new BrokenRow(select.relation().display(), select.migration().value(), select.step());
        }
    }

    static ClientsView of(Felt felt) {
        return new ClientsView(
                felt.replicas().stream().map(ReplicaRow::of).toList(),
                felt.brokenSelects().stream().map(BrokenRow::of).toList());
    }

    void print(Page page) {
        replicas.forEach(replica -> replica.print(page));
        if (!brokenPreparedSelects.isEmpty()) {
            String relations = brokenPreparedSelects.stream()
                    .map(row -> row.relation() + " (step " + row.step() + " of " + row.id() + ")")
                    .collect(Collectors.joining(", "));
            page.line(page.in(Style.WARNING, "prepared SELECT *") + "  of " + relations
                    + ": a client that had prepared it on the"
                    + " server gets \"cached plan must not change result type\" once; pgjdbc repeats it unseen outside a"
                    + " transaction, inside one with autosave=conservative");
        }
    }

    private static @Nullable Long orNull(OptionalLong number) {
        return number.isPresent() ? number.getAsLong() : null;
    }
}
