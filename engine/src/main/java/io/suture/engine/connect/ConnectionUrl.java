// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code postgres://user:password@host:port,host:port/database?name=value} (PostgreSQL 18 manual, 32.1.1.2) and {@code
 * jdbc:postgresql://host:port,host:port/database?user=…} (pgjdbc's documentation, "Connecting to the Database").
 *
 * <p>Refuses with {@code CONNECT-URL}, and never repeats the URL: it may hold a password.
 */
final class ConnectionUrl {
    private static final String JDBC = "jdbc:postgresql:";
    private static final Pattern LIBPQ = Pattern.compile("postgres(ql)?://.*", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    private final boolean jdbc;
    private final String rest;

    private ConnectionUrl(boolean jdbc, String rest) {
        this.jdbc = jdbc;
        this.rest = rest;
    }

    static PartialTarget parse(String url) {
        if (url.startsWith(JDBC)) {
            return new ConnectionUrl(true, url.substring(JDBC.length())).parse();
        }
        if (LIBPQ.matcher(url).matches()) {
            return new ConnectionUrl(false, url.substring(url.indexOf("//"))).parse();
        }
        throw bad("it begins with neither postgres:// nor postgresql:// nor jdbc:postgresql:");
    }

    private PartialTarget parse() {
        int question = rest.indexOf('?');
        String place = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> parameters = parameters(question < 0 ? "" : rest.substring(question + 1));
        if (place.startsWith("//")) {
            return withAuthority(place.substring(2), parameters);
        }
        return assemble("", "", place.startsWith("/") ? place.substring(1) : place, parameters);
    }

    private PartialTarget withAuthority(String place, Map<String, String> parameters) {
        int slash = place.indexOf('/');
        String authority = slash < 0 ? place : place.substring(0, slash);
        String database = slash < 0 ? "" : place.substring(slash + 1);
        int at = authority.lastIndexOf('@');
        if (at >= 0 && jdbc) {
            throw bad("a jdbc: URL has no user before the host; write ?user=…");
        }
        return assemble(at < 0 ? "" : authority.substring(0, at), authority.substring(at + 1), database, parameters);
    }

    private PartialTarget assemble(String login, String hosts, String database, Map<String, String> parameters) {
        if (database.indexOf('/') >= 0) {
            throw bad("the name of the database contains a slash; write it as %2F");
        }
        int colon = login.indexOf(':');
        PartialTarget written = new PartialTarget(
                hosts(hosts),
                text(decode(database)),
                text(decode(colon < 0 ? login : login.substring(0, colon))),
                text(colon < 0 ? "" : decode(login.substring(colon + 1))).map(Password::new),
                Map.of());
        return written.or(fromParameters(parameters));
    }

    static PartialTarget fromParameters(Map<String, String> parameters) {
        Optional<String> database = Optional.ofNullable(parameters.remove("dbname"));
        Optional<String> user = Optional.ofNullable(parameters.remove("user"));
        Optional<Password> password =
                Optional.ofNullable(parameters.remove("password")).map(Password::new);
        Optional<String> address = Optional.ofNullable(parameters.remove("hostaddr"));
        String host =
                address.or(() -> Optional.ofNullable(parameters.get("host"))).orElse("");
        parameters.remove("host");
        String port = Optional.ofNullable(parameters.remove("port")).orElse("");
        return new PartialTarget(HostList.of(host, port), database, user, password, parameters);
    }

    static List<HostPort> hosts(String list) {
        List<HostPort> hosts = new ArrayList<>();
        for (String one : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            hosts.add(host(one));
        }
        return hosts;
    }

    private static HostPort host(String text) {
        int end = text.startsWith("[") ? text.indexOf(']') : -1;
        if (text.startsWith("[") && end < 0) {
            throw bad("an IPv6 address lacks its closing bracket");
        }
        int colon = text.indexOf(':', Math.max(end, 0));
        String host = end > 0 ? text.substring(1, end) : colon < 0 ? text : text.substring(0, colon);
        String port = colon < 0 ? "" : text.substring(colon + 1);
        return new HostPort(host.isEmpty() ? "localhost" : decode(host), port(port));
    }

    static int port(String text) {
        if (text.isEmpty()) {
            return HostPort.DEFAULT_PORT;
        }
        if (!PORT.matcher(text).matches()) {
            throw bad("a port is not a number; if a password holds @ : / or ?, write it percent-encoded");
        }
        return Integer.parseInt(text);
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.isEmpty() ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw bad("a parameter after ? is not of the form name=value");
            }
            if (parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1))) != null) {
                throw bad("the parameter " + decode(pair.substring(0, equals)) + " is given twice");
            }
        }
        return parameters;
    }

    private static Optional<String> text(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    /** Percent-decoding only: a plus is a plus. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad("a percent sign is not followed by two hexadecimal digits; write % itself as %25");
        }
    }

    static SutureException bad(String why) {
        return Problem.user(
                        "CONNECT-URL",
                        "the database URL cannot be read (it is not shown, it may hold a password)",
                        why,
                        "write postgres://user@host:5432/database or jdbc:postgresql://host:5432/database?user=user")
                .asException();
    }
}
