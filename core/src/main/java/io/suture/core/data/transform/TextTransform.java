// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.util.Set;

/** Makes text of text. */
interface TextTransform extends Transform {
    @Override
    default Set<ValueKind> takes() {
        return Set.of(ValueKind.TEXT);
    }

    @Override
    default ValueKind gives(ValueKind taken) {
        return ValueKind.TEXT;
    }
}
