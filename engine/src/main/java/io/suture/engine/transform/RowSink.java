// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import java.sql.ResultSet;
import java.sql.SQLException;

/** What becomes of rows when they are made. */
interface RowSink {
    /**
     * Makes rows of a batch, and does with them what is to be done.
     *
     * @return how many it has; 0 or more
     * @throws TransformFailure {@code DATA-TRANSFORM}, {@code DATA-TRANSFORM-VALUE}
     */
    int take(ResultSet batch) throws SQLException, TransformFailure;

    /** Of the last batch, as it was sent on, or would have been. */
    long bytes();
}
