// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.DualWrite;
import io.suture.core.plan.Trial;

/** Sends a sample of the rows there and back, before anything is touched. */
final class RoundTrip {
    private RoundTrip() {}

    static Trial of(DualWrite dual, boolean lossy) {
        String claim = DerivedColumn.names(dual.olds()) + " of " + dual.table().display() + " comes back from "
                + DerivedColumn.names(dual.news());
        return Trial.ofSample(claim, dual.roundTrip(Trial.ROWS), lossy);
    }
}
