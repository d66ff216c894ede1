// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.Connection;
import java.sql.SQLException;

/** An application whose users a {@link Workload} plays. */
public interface Application {
    /** What one user wants next. Called by that user's thread alone. */
    @FunctionalInterface
    interface User {
        /** The next thing to do, given what was acknowledged so far. */
        Change next(Book book);
    }

    /** A user who only reads. @param number from 0 */
    User reader(int number);

    /**
     * A user who writes. Two writers never write the same row.
     *
     * @param number from 0, less than {@code writers}
     */
    User writer(int number, int writers);

    /** What is in the tables, once nobody writes any more. */
    Contents contents(Connection connection) throws SQLException;
}
