// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.ledger.BrokenSelect;
import io.suture.core.ledger.ReplicaFelt;
import java.util.List;

/**
 * What clients felt of a run.
 *
 * @param stall on the primary
 * @param replicas a reader of each declared one
 * @param brokenSelects what was prepared as {@code SELECT *} and refused once, in order
 */
public record Felt(Stall stall, List<ReplicaFelt> replicas, List<BrokenSelect> brokenSelects) {
    public static final Felt NOTHING = new Felt(Stall.NONE, List.of(), List.of());

    public Felt {
        replicas = List.copyOf(replicas);
        brokenSelects = List.copyOf(brokenSelects);
    }
}
