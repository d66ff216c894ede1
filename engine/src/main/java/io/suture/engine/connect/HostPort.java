// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;

/**
 * Where a server listens.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record HostPort(String host, int port) {
    public static final int DEFAULT_PORT = 5432;

    /** @throws io.suture.core.problem.SutureException {@code CONNECT-HOST}, {@code CONNECT-PORT} */
    public HostPort {
        if (host.isBlank()) {
            throw Problem.user(
                            "CONNECT-HOST", "a host name is empty", "there is nothing to connect to", "name the host")
                    .asException();
        }
        if (host.startsWith("/") || host.startsWith("@")) {
            throw Problem.user(
                            "CONNECT-HOST",
                            "the host " + host + " is a Unix socket",
                            "the JDBC driver speaks TCP only",
                            "use localhost, and let listen_addresses include it")
                    .asException();
        }
        if (port < 1 || port > 65_535) {
            throw Problem.user("CONNECT-PORT", "there is no port " + port, "ports are 1 to 65535", "correct the port")
                    .asException();
        }
    }

    /** {@code host:port}, an IPv6 address in brackets. */
    @Override
    public String toString() {
        return (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + port;
    }
}
