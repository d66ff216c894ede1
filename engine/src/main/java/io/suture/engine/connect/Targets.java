// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds out which database is meant, as psql does: what the URL says; what it leaves out comes from the service file, then from PG*
 * variables, then from the password file; at last {@code localhost:5432}, and the user's own name for user and database.
 */
public final class Targets {
    /** PG* variables that are parameters, by libpq's names (PostgreSQL 18 manual, 32.15). */
    private static final Map<String, String> VARIABLES = Map.ofEntries(
            Map.entry("PGSSLMODE", "sslmode"),
            Map.entry("PGSSLCERT", "sslcert"),
            Map.entry("PGSSLKEY", "sslkey"),
            Map.entry("PGSSLROOTCERT", "sslrootcert"),
            Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
            Map.entry("PGCHANNELBINDING", "channel_binding"),
            Map.entry("PGREQUIREAUTH", "require_auth"),
            Map.entry("PGGSSENCMODE", "gssencmode"),
            Map.entry("PGKRBSRVNAME", "krbsrvname"),
            Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
            Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
            Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"),
            Map.entry("PGOPTIONS", "options"));

    private final Surroundings around;

    private Targets(Surroundings around) {
        this.around = around;
    }

    /**
     * The target a URL means here.
     *
     * @throws io.suture.core.problem.SutureException {@code CONNECT-URL}, {@code CONNECT-PARAMETER}, {@code CONNECT-HOST}, {@code
     *     CONNECT-PORT}, {@code CONNECT-SERVICE}, {@code CONNECT-PASSFILE}
     */
    public static Target of(String url, Surroundings around) {
        return new Targets(around).complete(ConnectionUrl.parse(url));
    }

    /** The target that PG* variables alone mean; empty where none of PGHOST, PGHOSTADDR, PGDATABASE, PGSERVICE is set. */
    public static Optional<Target> ofVariables(Surroundings around) {
        boolean named = List.of("PGHOST", "PGHOSTADDR", "PGDATABASE", "PGSERVICE").stream()
                .anyMatch(v -> around.variable(v).isPresent());
        return named ? Optional.of(new Targets(around).complete(PartialTarget.NOTHING)) : Optional.empty();
    }

    /**
     * A replica: what its URL means, or other hosts of the same database with the same user.
     *
     * @param written a URL, or {@code host:port}, several with commas between
     * @param primary asked only where hosts alone are written
     */
    public static Target replica(String written, Supplier<Target> primary, Surroundings around) {
        if (written.contains(":/")) {
            return of(written, around);
        }
        List<HostPort> hosts = ConnectionUrl.hosts(written);
        Target same = primary.get();
        return new Target(hosts, same.database(), same.user(), same.password(), same.parameters());
    }

    /** What to say where nothing names a database: {@code CONNECT-NO-TARGET}. */
    public static Problem missing() {
        return Problem.user(
                "CONNECT-NO-TARGET",
                "no database is named",
                "there is no --url, no url in suture.yaml, no DATABASE_URL and none of PGHOST, PGDATABASE, PGSERVICE",
                "add --url postgres://user@host:5432/database");
    }

    private Target complete(PartialTarget given) {
        PartialTarget known = given.or(service(given)).or(variables());
        List<HostPort> hosts =
                known.hosts().isEmpty() ? List.of(new HostPort("localhost", HostPort.DEFAULT_PORT)) : known.hosts();
        String user = known.user().orElse(around.user());
        String database = known.database().orElse(user);
        Optional<Password> password = known.password().or(() -> passwordFile(known, hosts, database, user));
        return new Target(hosts, database, user, password, UrlParameters.forDriver(known.parameters()));
    }

    private PartialTarget service(PartialTarget given) {
        return given.parameter("service")
                .or(() -> around.variable("PGSERVICE"))
                .map(name -> ConnectionUrl.fromParameters(new HashMap<>(ServiceFile.read(name, serviceFiles()))))
                .orElse(PartialTarget.NOTHING);
    }

    private List<Path> serviceFiles() {
        Path own = around.variable("PGSERVICEFILE")
                .map(around::path)
                .orElse(around.home().resolve(".pg_service.conf"));
        return around.variable("PGSYSCONFDIR")
                .map(directory -> List.of(own, around.path(directory).resolve("pg_service.conf")))
                .orElse(List.of(own));
    }

    private PartialTarget variables() {
        Map<String, String> parameters = new HashMap<>();
        VARIABLES.forEach((variable, name) -> around.variable(variable).ifPresent(v -> parameters.put(name, v)));
        String host = around.variable("PGHOSTADDR")
                .or(() -> around.variable("PGHOST"))
                .orElse("");
        return new PartialTarget(
                HostList.of(host, around.variable("PGPORT").orElse("")),
                around.variable("PGDATABASE"),
                around.variable("PGUSER"),
                around.variable("PGPASSWORD").map(Password::new),
                parameters);
    }

    /** The first host's line counts for all of them, for there is one password to give to the driver. */
    private Optional<Password> passwordFile(PartialTarget known, List<HostPort> hosts, String database, String user) {
        Path file = known.parameter("passfile")
                .or(() -> around.variable("PGPASSFILE"))
                .map(around::path)
                .orElse(around.home().resolve(".pgpass"));
        PgPass passwords = new PgPass(file);
        return hosts.stream()
                .map(host -> passwords.find(host, database, user))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
