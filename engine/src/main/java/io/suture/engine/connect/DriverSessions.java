// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Sessions over connections of the driver's own. */
final class DriverSessions implements Sessions {
    private final Target target;
    private final SessionOptions options;

    DriverSessions(Target target, SessionOptions options) {
        this.target = target;
        this.options = options;
    }

    @Override
    public Session open(Purpose purpose) {
        return new Opening(options, purpose).session(() -> connect(purpose), false, e -> ConnectProblem.of(target, e));
    }

    @Override
    public String display() {
        return target.display();
    }

    private Connection connect(Purpose purpose) throws SQLException {
        return DriverManager.getConnection(target.jdbcUrl(), properties(purpose));
    }

    /** What we depend on comes last, so that nothing in a URL can change it. */
    private Properties properties(Purpose purpose) {
        Properties properties = new Properties();
        String seconds = Long.toString(options.connectTimeout().toSeconds());
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        properties.setProperty("tcpKeepAlive", "true");
        if (target.hosts().size() > 1) {
            properties.setProperty("targetServerType", purpose == Purpose.REPLICA ? "secondary" : "primary");
        }
        properties.putAll(target.properties());
        properties.setProperty("ApplicationName", purpose.applicationName());
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("socketTimeout", "0");
        // else a host that failed a login or was a standby ten seconds ago is passed over, also right after a failover
        properties.setProperty("hostRecheckSeconds", "0");
        return properties;
    }
}
