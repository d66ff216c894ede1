// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns the parameters of a URL into the driver's. Three kinds are known: the way to the server (passed on), an application's tuning
 * (ours is used, so a URL can be shared with the application), and what cannot work. Everything else is refused, since a misspelt
 * {@code sslmode} must not be ignored.
 */
final class UrlParameters {
    /** libpq's and other clients' names, by the driver's. */
    private static final Map<String, String> RENAMED = Map.ofEntries(
            Map.entry("sslnegotiation", "sslNegotiation"),
            Map.entry("channel_binding", "channelBinding"),
            Map.entry("gssencmode", "gssEncMode"),
            Map.entry("krbsrvname", "kerberosServerName"),
            Map.entry("connect_timeout", "connectTimeout"),
            Map.entry("require_auth", "requireAuth"),
            Map.entry("load_balance_hosts", "loadBalanceHosts"),
            Map.entry("target_session_attrs", "targetServerType"),
            Map.entry("schema", "currentSchema"));

    private static final Set<String> PASSED = Set.of(
            "ssl",
            "sslmode",
            "sslcert",
            "sslkey",
            "sslrootcert",
            "sslpassword",
            "sslfactory",
            "sslhostnameverifier",
            "sslNegotiation",
            "sslResponseTimeout",
            "pemKeyAlgorithm",
            "channelBinding",
            "requireAuth",
            "scramMaxIterations",
            "gssEncMode",
            "gssResponseTimeout",
            "gsslib",
            "gssUseDefaultCreds",
            "kerberosServerName",
            "jaasLogin",
            "jaasApplicationName",
            "sspiServiceClass",
            "useSpnego",
            "authenticationPluginClassName",
            "connectTimeout",
            "loginTimeout",
            "targetServerType",
            "loadBalanceHosts",
            "localSocketAddress",
            "socketFactory",
            "socketFactoryArg",
            "options",
            "currentSchema",
            "tcpKeepAlive");

    private static final Set<String> OURS_INSTEAD = Set.of(
            "application_name",
            "fallback_application_name",
            "ApplicationName",
            "client_encoding",
            "keepalives",
            "keepalives_idle",
            "keepalives_interval",
            "keepalives_count",
            "tcp_user_timeout",
            "connection_limit",
            "pool_timeout",
            "pgbouncer",
            "socket_timeout",
            "statement_cache_size",
            "adaptiveFetch",
            "adaptiveFetchMaximum",
            "adaptiveFetchMinimum",
            "assumeMinServerVersion",
            "autosave",
            "binaryTransfer",
            "binaryTransferEnable",
            "binaryTransferDisable",
            "cleanupSavepoints",
            "databaseMetadataCacheFields",
            "databaseMetadataCacheFieldsMiB",
            "defaultRowFetchSize",
            "disableColumnSanitiser",
            "flushCacheOnDdl",
            "hostRecheckSeconds",
            "logServerErrorDetail",
            "logUnclosedConnections",
            "maxResultBuffer",
            "preferQueryMode",
            "prepareThreshold",
            "preparedStatementCacheQueries",
            "preparedStatementCacheSizeMiB",
            "queryTimeout",
            "quoteReturningIdentifiers",
            "reWriteBatchedInserts",
            "reWriteBatchedInsertsSize",
            "readOnly",
            "readOnlyMode",
            "receiveBufferSize",
            "sendBufferSize",
            "socketTimeout",
            "stringtype",
            "tcpNoDelay",
            "unknownLength");

    /** Where to look for more; used by {@link Targets} and not passed on. */
    static final Set<String> LOOKUPS = Set.of("service", "passfile");

    private static final Map<String, String> SERVER_TYPES =
            Map.of("any", "any", "read-write", "primary", "primary", "primary");

    private static final Map<String, String> BALANCE = Map.of("disable", "false", "random", "true");

    private UrlParameters() {}

    /** @throws io.suture.core.problem.SutureException {@code CONNECT-PARAMETER}, one for each that is wrong */
    static Map<String, String> forDriver(Map<String, String> given) {
        Problems problems = new Problems();
        Map<String, String> driver = new HashMap<>();
        given.forEach((name, value) -> {
            String drivers = RENAMED.getOrDefault(name, name);
            if (PASSED.contains(drivers)) {
                problems.collect(() -> value(name, value)).ifPresent(v -> driver.put(drivers, v));
            } else if (!OURS_INSTEAD.contains(name) && !LOOKUPS.contains(name)) {
                problems.add(unknown(name));
            }
        });
        problems.throwIfAny();
        return driver;
    }

    private static String value(String name, String value) {
        Map<String, String> allowed = switch (name) {
            case "target_session_attrs" -> SERVER_TYPES;
            case "load_balance_hosts" -> BALANCE;
            default -> Map.of(value, value);
        };
        String translated = allowed.get(value);
        if (translated == null) {
            throw Problem.user(
                            "CONNECT-PARAMETER",
                            "the URL says " + name + "=" + value,
                            "Suture changes a database and needs one that can be written to",
                            "use one of " + String.join(", ", new TreeSet<>(allowed.keySet())))
                    .asException();
        }
        return translated;
    }

    private static Problem unknown(String name) {
        Set<String> known = new TreeSet<>(PASSED);
        known.addAll(RENAMED.keySet());
        return Problem.user(
                "CONNECT-PARAMETER",
                "the URL has a parameter " + name + " that is not known",
                "a parameter that is not understood could be meant to protect the connection",
                Nearest.to(name, known).map(n -> "did you mean " + n + "?").orElse("remove it"));
    }
}
