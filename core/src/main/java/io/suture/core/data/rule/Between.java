// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.problem.Problem;
import io.suture.core.typed.Doc;
import java.util.Optional;

/** From one value to another, both included. */
public record Between(
        @Doc("the least value that is accepted") Optional<String> min,
        @Doc("the greatest value that is accepted") Optional<String> max) {
    public Between {
        if (min.isEmpty() && max.isEmpty()) {
            throw Problem.user("DATA-RANGE", "a range has no end", "every value is in it", "write `min`, `max` or both")
                    .asException();
        }
    }
}
