// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.sql.Statement;
import java.time.Duration;
import java.util.List;

/**
 * What one statement really took.
 *
 * @param seen of the relations that were there before its file
 * @param observed whether its locks and scans were seen; else, since it ran outside a transaction, they are as claimed
 * @param walBytes what was written ahead from its beginning to its end, its COMMIT left out
 * @param contradicted what it took beyond our claim, a sentence each
 */
public record TracedStatement(
        Statement statement, Seen seen, boolean observed, Duration took, long walBytes, List<String> contradicted) {
    public TracedStatement {
        contradicted = List.copyOf(contradicted);
    }

    /** As the user knows it. */
    public String file() {
        return statement.at().file();
    }
}
