// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.core.plan.Estimate;

/**
 * How much a step is expected to be, or was.
 *
 * @param ms without pauses
 */
public record EstimateView(long rows, long walBytes, long diskBytes, long ms) {
    static EstimateView of(Estimate estimate) {
        return new EstimateView(
                estimate.rows(),
                estimate.walBytes(),
                estimate.diskBytes(),
                estimate.time().toMillis());
    }
}
