// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.ForeignKey;
import java.util.List;

/**
 * A foreign key that holds since the swap and of which the server does not know yet that it always has.
 *
 * @param validate proves it, under SHARE UPDATE EXCLUSIVE; reads all rows
 * @param adopt makes one key of those of the partitions, without reading rows; under SHARE ROW EXCLUSIVE, and ACCESS
 *     EXCLUSIVE on the referenced table; none where there is one already
 */
public record ProvedKey(ForeignKey key, String validate, List<String> adopt) {
    public ProvedKey {
        adopt = List.copyOf(adopt);
    }

    static ProvedKey plain(ForeignKey key) {
        return new ProvedKey(
                key,
                "ALTER TABLE " + key.table() + " VALIDATE CONSTRAINT "
                        + key.constraint().name(),
                List.of());
    }
}
