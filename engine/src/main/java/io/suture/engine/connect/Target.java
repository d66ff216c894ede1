// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Which database, and as whom. {@link #toString()} shows everything except the password.
 *
 * @param hosts tried in order, 1 or more; with several, the one that is the primary is taken
 * @param password empty where the server asks for none (peer certificate, GSS, trust)
 * @param parameters by the JDBC driver's own names, only such as concern the way to the server (TLS, time-outs, hosts)
 */
public record Target(
        List<HostPort> hosts,
        String database,
        String user,
        Optional<Password> password,
        Map<String, String> parameters) {

    public Target {
        if (hosts.isEmpty() || database.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("a target has a host, a database and a user");
        }
        hosts = List.copyOf(hosts);
        parameters = Map.copyOf(parameters);
    }

    /** Another database of the same server, as the same user. */
    public Target inDatabase(String other) {
        return new Target(hosts, other, user, password, parameters);
    }

    /** {@code user@host:port,host:port/database}: for people and for records. */
    public String display() {
        return user + '@' + hostList() + '/' + database;
    }

    @Override
    public String toString() {
        return display();
    }

    /** {@code host:port,host:port}. */
    public String hostList() {
        return hosts.stream().map(HostPort::toString).collect(Collectors.joining(","));
    }

    /** The driver's URL: hosts only; everything else travels as {@link #properties}. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + hostList() + "/";
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.putAll(parameters);
        properties.setProperty("PGDBNAME", database);
        properties.setProperty("user", user);
        password.ifPresent(p -> properties.setProperty("password", p.value()));
        return properties;
    }
}
