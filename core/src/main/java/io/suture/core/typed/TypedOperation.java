// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.util.List;

/** A change as an author states it, field by field. Implementations are records; each has an {@link OperationType}. */
public interface TypedOperation {
    /** The SQL it stands for: 1 statement or more, without the {@code ;}. */
    List<String> sql();
}
