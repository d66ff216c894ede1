// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.util.Map;

/**
 * What lies in an application's tables.
 *
 * @param touched the content of every row that is not as it was seeded
 * @param missingSeeds rows that were seeded and are gone
 * @param alteredSeeds rows that look untouched by any user and yet are not as they were seeded
 */
public record Contents(Map<RowKey, String> touched, long missingSeeds, long alteredSeeds) {
    public Contents {
        touched = Map.copyOf(touched);
    }
}
