// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import io.suture.core.assess.Check;
import io.suture.core.assess.Check.Outcome;
import io.suture.core.problem.SutureException;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.Login;
import io.suture.engine.connect.ServerFacts;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an open session tells about its server, login and rights. */
record ServerExamination(Session session, Configuration configuration, Instant now) {
    private static final Duration CLOCKS_AGREE = Duration.ofSeconds(5);
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");
    private static final String ROLES = "`suture init --sql` prints the roles and grants to run";

    List<Check> checks() throws SQLException {
        return List.of(
                Check.pass("server", "PostgreSQL " + facts().versionText() + ", database " + facts().database()),
                pooler(),
                primary(),
                writable(),
                tls(),
                proof(),
                superuser(),
                owner(),
                blockers(),
                journal(),
                clock());
    }

    private ServerFacts facts() {
        return session.facts();
    }

    private Login login() {
        return facts().login();
    }

    private Check pooler() {
        return facts().pooled()
                ? Check.pass("pooler", "a pooler in session mode stands in between")
                : Check.pass("pooler", "none in between");
    }

    private Check primary() {
        return facts().standby()
                ? Check.fail("primary", "the server is a standby", "give the URL of the primary")
                : Check.pass("primary", "the server is no standby");
    }

    private Check writable() {
        return facts().readOnly() && !facts().standby()
                ? Check.fail(
                        "writable",
                        "default_transaction_read_only is on for the server, the database or the role",
                        "when the reason is gone: ALTER DATABASE … RESET default_transaction_read_only")
                : Check.pass(
                        "writable",
                        facts().standby() ? "as far as a standby can be" : "the database can be written to");
    }

    private Check tls() {
        if (login().tls().isPresent()) {
            return Check.pass("tls", login().tls().get());
        }
        boolean local = configuration.database().get().hosts().stream()
                .map(HostPort::host)
                .allMatch(LOOPBACK::contains);
        return local
                ? Check.pass("tls", "not used; the server is on this machine")
                : Check.fail("tls", "the connection is not encrypted", "add sslmode=verify-full to the URL");
    }

    private Check proof() {
        Optional<String> proof =
                login().certificate().map(c -> "certificate " + c).or(login()::authentication);
        return proof.map(p -> Check.pass("login", login().sessionUser() + ", proved by " + p))
                .orElseGet(() -> Check.unknown(
                        "login",
                        login().sessionUser() + "; the server does not tell how it was authenticated",
                        "PostgreSQL 16 and later tell it, unless pg_hba.conf says trust"));
    }

    private Check superuser() {
        return login().superuser()
                ? new Check(
                        "privileges", Outcome.MANUAL, login().sessionUser() + " is a superuser; none is needed", ROLES)
                : Check.pass("privileges", login().sessionUser() + " is no superuser");
    }

    private Check owner() {
        return configuration
                .sessions()
                .owner()
                .map(o -> Check.pass("owner", login().sessionUser() + " may take on " + o))
                .orElseGet(() -> Check.pass("owner", "none configured; what migrations create belongs to the login"));
    }

    private Check blockers() {
        return facts().monitors()
                ? Check.pass("blockers", "who holds a lock can be seen")
                : Check.unknown(
                        "blockers",
                        "other roles' transactions are out of sight; a lock is tried for without knowing who is in the way",
                        "GRANT pg_monitor TO " + login().sessionUser());
    }

    private Check journal() throws SQLException {
        try {
            return new JournalSearch(Optional.of(configuration.outside()))
                    .in(session)
                    .map(this::found)
                    .orElseGet(this::missing);
        } catch (SutureException e) {
            return Doctor.failed("journal", e.problems().getFirst());
        }
    }

    private Check found(Journal journal) {
        String what = journal.rows().size() + " migrations known, database "
                + journal.identity().databaseId() + ", "
                + journal.identity().protection().display();
        return journal.writable()
                ? Check.pass("journal", what)
                : Check.fail("journal", login().sessionUser() + " may read it but not write it", ROLES);
    }

    private Check missing() {
        return facts().mayCreateSchema()
                ? Check.pass("journal", "none yet; the first run makes it")
                : Check.fail(
                        "journal",
                        "there is none, and " + login().sessionUser() + " may not make schema suture",
                        ROLES);
    }

    private Check clock() {
        Duration apart = Duration.between(facts().clock(), now).abs();
        return apart.compareTo(CLOCKS_AGREE) <= 0
                ? Check.pass("clock", "this machine and the server agree")
                : Check.fail(
                        "clock",
                        "this machine and the server are " + apart.toSeconds() + " s apart",
                        "let both keep time with NTP; records carry both clocks");
    }
}
