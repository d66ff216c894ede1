// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;

/** Why no session could be had, in words that name the target and never the password. */
final class ConnectProblem {
    private final String to;
    private final boolean password;
    private final SQLException error;

    private ConnectProblem(String to, boolean password, SQLException error) {
        this.to = to;
        this.password = password;
        this.error = error;
    }

    static Problem of(Target target, SQLException error) {
        return new ConnectProblem(target.display(), target.password().isPresent(), error).problem();
    }

    static Problem of(String display, SQLException error) {
        return new ConnectProblem(display, true, error).problem();
    }

    private Problem problem() {
        return network()
                .or(this::login)
                .orElseGet(() -> ServerProblem.inOurSql(error).problem());
    }

    private Optional<Problem> network() {
        if (caused(UnknownHostException.class)) {
            return say(
                    "CONNECT-UNKNOWN-HOST", "no such host: " + to, "its name has no address here", "correct the host");
        }
        if (caused(SSLException.class) || raisedByTls()) {
            return tls("the TLS handshake failed");
        }
        if (caused(SocketTimeoutException.class)
                || caused(NoRouteToHostException.class)
                || says("Connection attempt timed out.")) {
            return say(
                    "CONNECT-NO-ANSWER",
                    "no answer from " + to,
                    "a firewall drops the packets, the host is down, or it is too busy to answer in time",
                    "see that the port can be reached from here");
        }
        if (caused(ConnectException.class)) {
            return say(
                    "CONNECT-REFUSED",
                    "connection refused: " + to,
                    "nothing listens at that host and port",
                    "start the server, or correct host and port; see listen_addresses");
        }
        return Optional.empty();
    }

    private Optional<Problem> login() {
        String state = Optional.ofNullable(error.getSQLState()).orElse("");
        return switch (state) {
            case "28P01" ->
                say(
                        "CONNECT-PASSWORD",
                        "the password for " + to + " is wrong, or the role does not exist",
                        "the server tells these two not apart",
                        "correct user and password (URL, PGPASSWORD or pgpass file)");
            case "28000" ->
                say(
                        "CONNECT-NOT-ADMITTED",
                        "the server does not admit " + to,
                        "pg_hba.conf has no line for it, asks for TLS or a certificate, or the role may not log in",
                        "add a line to pg_hba.conf, set sslmode=require in the URL, or choose a role with LOGIN");
            case "3D000" ->
                say(
                        "CONNECT-NO-DATABASE",
                        "there is no such database: " + to,
                        "it was never created or has another name",
                        "create it, or correct the name");
            case "42501" ->
                say(
                        "CONNECT-NO-PRIVILEGE",
                        "no CONNECT privilege: " + to,
                        "it was revoked from public and not granted to this role",
                        "let the database's owner run: GRANT CONNECT ON DATABASE … TO …");
            case "22023" ->
                Optional.of(Problem.user(
                        "CONNECT-SETTING",
                        "the server refuses a setting of the session",
                        "it does not know the value, for example of `time_zone`",
                        "correct the setting in suture.yaml"));
            case "08004" -> rejected();
            case "08P01" ->
                say(
                        "CONNECT-POOLER",
                        "what answers at " + to + " does not take the start of a PostgreSQL session",
                        "a pooler, or another service, stands in between",
                        "give the direct URL of the PostgreSQL server");
            case "08001" ->
                says("Could not find a server with specified targetServerType: {0}", "primary")
                        ? say(
                                "SERVER-STANDBY",
                                "no primary among " + to,
                                "each of them is a standby and accepts no changes",
                                "give the URL of the primary")
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Rejected by the driver itself: no password to give, or no TLS where it is required. */
    private Optional<Problem> rejected() {
        if (says("The server does not support SSL.")) {
            return tls("the server has no TLS");
        }
        if (!password) {
            return say(
                    "CONNECT-NO-PASSWORD",
                    "the server asks for a password for " + to,
                    "none was given",
                    "set PGPASSWORD, add a line to the pgpass file, or put it into DATABASE_URL");
        }
        return say(
                "CONNECT-AUTHENTICATION",
                "the login to " + to + " failed",
                "the way of authentication the server asks for does not work from here",
                "see pg_hba.conf and require_auth in the URL");
    }

    private Optional<Problem> tls(String what) {
        return say(
                "CONNECT-TLS",
                what + ": " + to,
                "sslmode, certificates and what the server offers do not fit together",
                "correct sslmode, sslrootcert, sslcert and sslkey in the URL");
    }

    private static Optional<Problem> say(String code, String what, String why, String fix) {
        return Optional.of(Problem.environment(code, what, why, fix));
    }

    private boolean caused(Class<? extends Throwable> type) {
        return causes().anyMatch(type::isInstance);
    }

    private Stream<Throwable> causes() {
        return Stream.iterate(error, Objects::nonNull, Throwable::getCause);
    }

    /** What the driver says where no SQLSTATE tells errors apart; in the language of this process, as the driver says it. */
    private boolean says(String words, Object... values) {
        return GT.tr(words, values).equals(error.getMessage());
    }

    /** Whether the driver was busy with TLS: a missing or unreadable certificate is no exception of a type of its own. */
    private boolean raisedByTls() {
        return causes().flatMap(t -> Arrays.stream(t.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().startsWith("org.postgresql.ssl."));
    }
}
