// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import java.util.List;

/**
 * Who watches while a run is on.
 *
 * @param wanted whether anybody does
 * @param replicas at each of which a reader is watched too
 * @param required whether a replica that cannot be reached stops a run before it begins; else the result says so
 */
public record CanaryOptions(boolean wanted, List<Replica> replicas, boolean required) {
    public CanaryOptions {
        replicas = List.copyOf(replicas);
    }

    /** The primary alone. */
    public static CanaryOptions primary(boolean wanted) {
        return new CanaryOptions(wanted, List.of(), false);
    }
}
