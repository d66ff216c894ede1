// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which settings a session gets (architecture rule 5). Set with {@code set_config}, which beats what {@code ALTER ROLE}, {@code ALTER
 * DATABASE} and the configuration file say (PostgreSQL 18 manual, 19.1.3).
 *
 * <p>Left as they are, because they are the application's wish about what is created or how fast it goes: {@code default_tablespace},
 * {@code default_table_access_method}, {@code default_toast_compression}, {@code temp_tablespaces}, {@code lc_*}, memory and planner
 * settings; and {@code session_replication_role}, which a step sets where it needs it.
 *
 * @param version {@code server_version_num}
 */
record Hygiene(SessionOptions options, Purpose purpose, int version) {
    private static final int TRANSACTION_TIMEOUT_SINCE = 170_000;
    private static final int SET_OPTION_SINCE = 160_000;

    /**
     * One statement; does nothing in another backend than {@code pid}, so that a pooler's server connection, which other clients use
     * after us, is left alone.
     */
    String sql(int pid) {
        return settings().stream()
                .map(SessionSetting::sql)
                .collect(Collectors.joining(", ", "SELECT ", inBackend(pid)));
    }

    /** The session is its login's own again: only the author's transactions run as the owner. */
    static String ownRoleSql(int pid) {
        return "SELECT pg_catalog.set_config('role', 'none', false)" + inBackend(pid);
    }

    /** Takes on the owner's role if it exists and may be taken on; else does nothing, which the facts show afterwards. */
    String roleSql(int pid) {
        String granted = version >= SET_OPTION_SINCE ? "SET" : "MEMBER";
        return options.owner()
                .map(owner -> "SELECT pg_catalog.set_config('role', r.rolname, false) FROM pg_catalog.pg_roles r"
                        + inBackend(pid)
                        + " AND r.rolname = " + Literal.of(owner.value())
                        + " AND pg_catalog.pg_has_role(session_user, r.oid, '"
                        + granted + "')")
                .orElse("SELECT 1");
    }

    List<SessionSetting> settings() {
        List<SessionSetting> all = new ArrayList<>(ALWAYS);
        if (version >= TRANSACTION_TIMEOUT_SINCE) {
            all.add(SessionSetting.fixed("transaction_timeout", "0", "a step takes as long as it takes; 17 and later"));
        }
        all.addAll(purpose.runsAuthorsSql() ? authors() : OWN_READS);
        return all;
    }

    private List<SessionSetting> authors() {
        return List.of(
                new SessionSetting(
                        "search_path",
                        searchPath(),
                        "as configured; else the owner's, where one is configured; else the login's: names mean what they mean to the application"),
                new SessionSetting(
                        "TimeZone",
                        timeZone(),
                        "as configured, else as the role or database says, else UTC; never the zone of the machine that runs Suture"),
                new SessionSetting(
                        "DateStyle",
                        dateStyle(),
                        "ISO for the driver; day and month in the order the role, database or server says"));
    }

    private String searchPath() {
        if (!options.searchPath().isEmpty()) {
            return Literal.of(
                    options.searchPath().stream().map(Identifier::toString).collect(Collectors.joining(", ")));
        }
        String own = "pg_catalog.current_setting('search_path')";
        return options.owner().isEmpty() ? own : carried("search_path", own);
    }

    private String timeZone() {
        return options.timeZone().map(Literal::of).orElseGet(() -> carried("TimeZone", "'UTC'"));
    }

    private String dateStyle() {
        String style = carried("DateStyle", "pg_catalog.current_setting('DateStyle')");
        return "'ISO, ' || coalesce(pg_catalog.substring(pg_catalog.upper(" + style + "), 'DMY|MDY|YMD'), 'MDY')";
    }

    /** What {@code ALTER ROLE} or {@code ALTER DATABASE} say, the narrowest first: the driver's own start-up packet hides it. */
    private String carried(String name, String otherwise) {
        String role = options.owner().map(o -> Literal.of(o.value())).orElse("session_user");
        return "coalesce((SELECT pg_catalog.substr(c, " + (name.length() + 2)
                + ") FROM pg_catalog.pg_db_role_setting s,"
                + " pg_catalog.unnest(s.setconfig) c WHERE pg_catalog.lower(c) LIKE '"
                + name.toLowerCase(java.util.Locale.ROOT).replace("_", "\\_") + "=%'"
                + " AND s.setdatabase IN (0, (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()))"
                + " AND s.setrole IN (0, (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = " + role + "))"
                + " ORDER BY s.setrole <> 0 DESC, s.setdatabase <> 0 DESC LIMIT 1), " + otherwise + ")";
    }

    private static String inBackend(int pid) {
        return " WHERE pg_catalog.pg_backend_pid() = " + pid;
    }

    private static final List<SessionSetting> OWN_READS = List.of(
            SessionSetting.fixed(
                    "search_path", "pg_catalog, pg_temp", "nobody's table or function shadows the catalog"),
            SessionSetting.fixed("TimeZone", "UTC", "instants are read, not local times"),
            SessionSetting.fixed("DateStyle", "ISO, MDY", "what the driver reads"),
            SessionSetting.fixed("jit", "off", "catalog queries are short; compiling them takes longer than they do"));

    private static final List<SessionSetting> ALWAYS = List.of(
            SessionSetting.fixed(
                    "statement_timeout", "0", "a validation may scan for hours; stalls are bounded by lock time-outs"),
            SessionSetting.fixed("lock_timeout", "0", "each step sets its own; CONCURRENTLY must have none"),
            SessionSetting.fixed("idle_in_transaction_session_timeout", "0", "a step may wait for another session"),
            SessionSetting.fixed("idle_session_timeout", "0", "the runner's lock lives in an idle session"),
            new SessionSetting(
                    "client_connection_check_interval",
                    "CASE WHEN pg_catalog.version() ~* 'windows|mingw|visual c' THEN '0' ELSE '2s' END",
                    "2 s, not on Windows: after a kill of the runner its statement ends soon"),
            new SessionSetting(
                    "synchronous_commit",
                    "CASE WHEN pg_catalog.current_setting('synchronous_commit') IN ('off', 'local', 'remote_write') THEN 'on'"
                            + " ELSE pg_catalog.current_setting('synchronous_commit') END",
                    "on, or remote_apply where that is configured: what the journal says has happened survives a crash"),
            SessionSetting.fixed(
                    "standard_conforming_strings", "on", "SQL is read as PostgreSQL's grammar here reads it"),
            SessionSetting.fixed("backslash_quote", "safe_encoding", "the same"),
            SessionSetting.fixed("transform_null_equals", "off", "the same"),
            SessionSetting.fixed("array_nulls", "on", "the same"),
            SessionSetting.fixed("xmloption", "content", "the same"),
            SessionSetting.fixed("client_min_messages", "warning", "notices can hold values and are not shown"),
            SessionSetting.fixed(
                    "default_transaction_isolation",
                    "read committed",
                    "a step sees what committed before it began to wait"),
            SessionSetting.fixed(
                    "default_transaction_read_only", "off", "refused before, if the role or database says on"),
            SessionSetting.fixed("default_transaction_deferrable", "off", "no waiting at BEGIN"),
            SessionSetting.fixed("row_security", "off", "an error rather than rows silently left out"),
            SessionSetting.fixed("check_function_bodies", "on", "a broken function fails when it is created"),
            SessionSetting.fixed("exit_on_error", "off", "an error ends the statement, not the session"),
            SessionSetting.fixed("quote_all_identifiers", "off", "definitions read alike everywhere"),
            SessionSetting.fixed("bytea_output", "hex", "definitions read alike everywhere"),
            SessionSetting.fixed("IntervalStyle", "postgres", "definitions read alike everywhere"),
            SessionSetting.fixed("extra_float_digits", "1", "numbers are read back as they were written"));
}
