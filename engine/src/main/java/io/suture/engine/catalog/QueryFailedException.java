// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.sql.SQLException;
import java.util.Objects;

/** One query of a reading was refused. */
final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String part;

    QueryFailedException(String part, SQLException cause) {
        super(cause);
        this.part = part;
    }

    /** What was being read, in words: {@code default privileges}. */
    String part() {
        return part.replace('-', ' ');
    }

    @Override
    public synchronized SQLException getCause() {
        return (SQLException) Objects.requireNonNull(super.getCause());
    }
}
