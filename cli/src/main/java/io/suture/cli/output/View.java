// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import io.suture.core.problem.Problem;
import java.util.List;

/** What a command answers. A record whose components are the fields of the JSON, by the names that other programs rely on. */
public interface View {
    /** The same as text, for people; its form may change. */
    void print(Page page);

    /** The whole answer in a form of its own; asked only for the forms its command has. */
    default String document(OutputMode form) {
        throw new IllegalStateException("there is no " + form + " of this answer");
    }

    /** What could not be answered, beside the answer. */
    default List<Problem> problems() {
        return List.of();
    }

    /** 0 done, 1 something was found. */
    default int exitCode() {
        return 0;
    }
}
