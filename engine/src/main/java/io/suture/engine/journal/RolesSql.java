// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.approval.Role;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The SQL that a database's administrator runs once, so that Suture itself needs no powers: {@code suture init --sql}.
 *
 * @param names of the four roles
 * @param database that it is run in
 * @param applicationOwner role that owns the application's tables; the runner may become it ({@code SET ROLE}), so that what
 *     migrations create belongs to it and its default grants apply; empty where the runner owns them itself
 */
public record RolesSql(RoleNames names, Identifier database, Optional<Identifier> applicationOwner) {

    /** A script for psql or any other client; may be run again. Needs CREATEROLE and CREATE on the database, no superuser. */
    public String roles(int serverMajor) {
        return String.join(
                "\n",
                "-- Roles are shared by all databases of the server; those that exist are left as they are.",
                role(names.owner(), "NOLOGIN"),
                role(names.runner(), "LOGIN"),
                role(names.approver(), "NOLOGIN"),
                role(names.auditor(), "NOLOGIN"),
                createRoleCaveat(serverMajor),
                "-- Who may approve what: GRANT suture_dba TO alice; nobody holds a role who was not granted it.",
                approvers(),
                "-- Give the runner a way to log in (\\password " + names.runner()
                        + ", a certificate, …), or let people be",
                "-- runners under their own names, which the ledger then records as proved: GRANT " + names.runner()
                        + " TO alice;",
                "GRANT CONNECT ON DATABASE " + database + " TO " + names.runner() + ", " + names.approver() + ", "
                        + names.auditor() + ";",
                "-- To see who holds a lock. Without it Suture says what it cannot see.",
                "DO $$ BEGIN GRANT pg_monitor TO " + names.runner()
                        + "; EXCEPTION WHEN insufficient_privilege THEN RAISE NOTICE 'pg_monitor is not granted'; END $$;",
                applicationOwner.map(owner -> become(owner, serverMajor)).orElse(""));
    }

    /** The same, and schema {@code suture} with everything in it, owned by {@link RoleNames#owner}; cannot be run twice. */
    public String everything(int serverMajor, Birth birth) {
        return inTheOwnersName(
                serverMajor,
                "CREATE SCHEMA suture AUTHORIZATION " + names.owner() + ";",
                JournalSchema.tables() + JournalSchema.born(birth) + String.join("\n", grants()));
    }

    /**
     * The same where the schema is there already, with what is in it: it is handed over to {@link RoleNames#owner}. Needs to be run
     * by who owns it, or a superuser; may be run again by a superuser.
     */
    public String handOver(int serverMajor) {
        return inTheOwnersName(
                serverMajor,
                "ALTER SCHEMA suture OWNER TO " + names.owner() + ";\n" + ownerOfAll(),
                String.join("\n", grants()));
    }

    /** Sequences go with the tables whose columns they fill. */
    private String ownerOfAll() {
        return """
                DO $$ DECLARE one record; BEGIN
                    FOR one IN SELECT c.oid::regclass AS name FROM pg_class AS c
                        WHERE c.relnamespace = 'suture'::regnamespace AND c.relkind IN ('r', 'v')
                    LOOP EXECUTE format('ALTER TABLE %%s OWNER TO %1$s', one.name); END LOOP;
                    FOR one IN SELECT p.oid::regprocedure AS name FROM pg_proc AS p WHERE p.pronamespace = 'suture'::regnamespace
                    LOOP EXECUTE format('ALTER FUNCTION %%s OWNER TO %1$s', one.name); END LOOP;
                END $$;""".formatted(names.owner());
    }

    private String inTheOwnersName(int serverMajor, String schema, String contents) {
        return String.join(
                "\n",
                "BEGIN;",
                roles(serverMajor),
                "-- To act in the name of the schema's owner; taken back below.",
                "GRANT " + names.owner() + " TO CURRENT_USER;",
                schema,
                "SET LOCAL ROLE " + names.owner() + ";",
                contents,
                "RESET ROLE;",
                "REVOKE " + names.owner() + " FROM CURRENT_USER;",
                "COMMIT;",
                "");
    }

    /** What the three roles may do in schema {@code suture}; run by its owner. */
    public List<String> grants() {
        return List.of(
                String.join("\n", runnerGrants(names.runner())),
                String.join("\n", approverGrants(names.approver())),
                String.join("\n", auditorGrants(names.auditor())));
    }

    static List<String> runnerGrants(Identifier runner) {
        return List.of(
                "GRANT USAGE ON SCHEMA suture TO " + runner + ";",
                "GRANT SELECT ON ALL TABLES IN SCHEMA suture TO " + runner + ";",
                "GRANT INSERT, UPDATE ON suture.run, suture.migration, suture.plan, suture.step, suture.backfill, suture.comparison, suture.shape, suture.steering,"
                        + " suture.measured"
                        + " TO " + runner + ";",
                "GRANT INSERT (body) ON suture.ledger TO " + runner + ";");
    }

    static List<String> approverGrants(Identifier approver) {
        return List.of(
                "GRANT USAGE ON SCHEMA suture TO " + approver + ";",
                "GRANT SELECT ON ALL TABLES IN SCHEMA suture TO " + approver + ";",
                "GRANT INSERT (body) ON suture.ledger TO " + approver + ";");
    }

    static List<String> auditorGrants(Identifier auditor) {
        return List.of(
                "GRANT USAGE ON SCHEMA suture TO " + auditor + ";",
                "GRANT SELECT ON ALL TABLES IN SCHEMA suture TO " + auditor + ";");
    }

    /** Each may do what an approver may. */
    private String approvers() {
        return Stream.of(Role.values())
                .map(role -> Identifier.of(role.databaseRole()))
                .map(name -> role(name, "NOLOGIN") + "\nGRANT " + names.approver() + " TO " + name + ";")
                .collect(Collectors.joining("\n"));
    }

    private static String role(Identifier name, String login) {
        return "DO $$ BEGIN CREATE ROLE " + name + " " + login + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$;";
    }

    /** From 16 on rights are not inherited, so that only what runs under SET ROLE has the application owner's. */
    private String become(Identifier owner, int serverMajor) {
        return "GRANT " + owner + " TO " + names.runner()
                + (serverMajor >= 16 ? " WITH INHERIT FALSE, SET TRUE;" : ";");
    }

    private String createRoleCaveat(int serverMajor) {
        return serverMajor >= 16
                ? ""
                : "-- Before PostgreSQL 16 every role with CREATEROLE can make itself a member of " + names.owner()
                        + " and then\n-- change the ledger. Look who has it: SELECT rolname FROM pg_roles WHERE rolcreaterole;";
    }
}
