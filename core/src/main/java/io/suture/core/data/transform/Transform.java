// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Derived;
import io.suture.core.typed.OneOf;
import java.util.Set;

/** One thing that is done to a value. Implementations are records; each has a {@link TransformType}. */
@OneOf(value = "a transform", kinds = Transforms.Kinds.class)
public interface Transform {
    /** What it makes of a value, with objections of its own only. */
    Derived of(Input input);

    /** What it can be given. */
    Set<ValueKind> takes();

    /** What comes out of it. */
    ValueKind gives(ValueKind taken);

    /** Whether it can run in a database of no other encoding than UTF8. */
    default boolean needsUtf8() {
        return false;
    }
}
