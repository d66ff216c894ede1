// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import javax.sql.DataSource;

/** Sessions over connections that the application's pool lends. */
final class LentSessions implements Sessions {
    private final DataSource dataSource;
    private final SessionOptions options;

    LentSessions(DataSource dataSource, SessionOptions options) {
        this.dataSource = dataSource;
        this.options = options;
    }

    @Override
    public Session open(Purpose purpose) {
        return new Opening(options, purpose)
                .session(dataSource::getConnection, true, e -> ConnectProblem.of(display(), e));
    }

    @Override
    public String display() {
        return "the application's data source";
    }
}
