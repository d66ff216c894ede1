// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.data.Threshold;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Count;
import io.suture.core.typed.Decimal;
import io.suture.core.typed.Doc;
import java.math.BigDecimal;
import java.util.Optional;

/** How many rows may break a rule before the run stops. */
public record Limit(
        @Doc("so many rows") Optional<Count> rows,
        @Doc("so many in a hundred") Optional<Decimal> percent) {
    public Limit {
        boolean share = percent.map(Decimal::value)
                .filter(p -> p.signum() < 0 || p.compareTo(BigDecimal.valueOf(100)) > 0)
                .isEmpty();
        if (rows.isPresent() == percent.isPresent() || !share) {
            throw Problem.user(
                            "DATA-LIMIT",
                            "a threshold is neither a number of rows nor a share, or both",
                            "it says when the run stops",
                            "write `rows: 100`, or `percent: 0.5`")
                    .asException();
        }
    }

    Threshold threshold() {
        return rows.<Threshold>map(r -> new Threshold.Rows(r.value()))
                .orElseGet(() -> new Threshold.Percent(percent.orElseThrow().value()));
    }
}
