// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.Set;

/** Makes a {@code numeric} of a number. */
interface NumberTransform extends Transform {
    @Override
    default Set<ValueKind> takes() {
        return Set.of(ValueKind.NUMBER);
    }

    @Override
    default ValueKind gives(ValueKind taken) {
        return ValueKind.NUMBER;
    }
}
