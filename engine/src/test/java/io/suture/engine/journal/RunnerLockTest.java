// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.testkit.EmbeddedServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunnerLockTest {
    private static final Patience PATIENT = new Patience(Duration.ofSeconds(30), Duration.ofMillis(20));

    private Clinic clinic;

    @BeforeEach
    void connect() throws SQLException {
        clinic = new Clinic(EmbeddedServer.DEFAULT_MAJOR);
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void the_key_is_the_one_documented() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("suture.runner".getBytes(StandardCharsets.UTF_8));

        assertThat(RunnerLock.KEY).isEqualTo(ByteBuffer.wrap(hash).getLong());
    }

    @Test
    void a_second_runner_is_told_who_holds_it() throws Exception {
        clinic.execute("SET application_name = 'suture migrate'");
        try (RunnerLock held = RunnerLock.acquire(clinic.connection(), Patience.none());
                Connection other = clinic.another()) {
            Problem problem = refused(other, Patience.none());

            assertThat(held.held()).isTrue();
            assertThat(problem.code()).isEqualTo("RUN-LOCKED");
            assertThat(problem.what())
                    .contains("pid " + clinic.ask("SELECT pg_backend_pid()"))
                    .contains("suture migrate")
                    .contains(Clinic.KEEPER)
                    .contains("since 20");
        }
    }

    @Test
    void a_holder_whose_details_are_hidden_is_named_as_far_as_can_be_seen() throws Exception {
        String stranger = clinic.server().role("stranger", "LOGIN");
        try (RunnerLock held = RunnerLock.acquire(clinic.connection(), Patience.none());
                Connection other = clinic.server().connect(clinic.database(), stranger)) {
            Problem problem = refused(other, Patience.none());

            assertThat(held.held()).isTrue();
            assertThat(problem.what()).contains("pid ").doesNotContain("since");
        }
    }

    @Test
    void it_is_asked_for_again_until_it_is_free() throws Exception {
        RunnerLock held = RunnerLock.acquire(clinic.connection(), Patience.none());
        try (Connection other = clinic.another()) {
            CompletableFuture<RunnerLock> waiting = CompletableFuture.supplyAsync(() -> acquire(other, PATIENT));
            while (RunnerLock.holder(other).isEmpty()) {
                Thread.onSpinWait();
            }
            held.close();

            assertThat(waiting.get().held()).isTrue();
            assertThat(held.held()).isFalse();
        }
    }

    @Test
    void a_waiting_runner_does_not_hold_up_an_index_built_concurrently() throws Exception {
        clinic.execute("CREATE TABLE patients (id bigint)");
        try (RunnerLock held = RunnerLock.acquire(clinic.connection(), Patience.none());
                Connection other = clinic.another()) {
            CompletableFuture<RunnerLock> waiting = CompletableFuture.supplyAsync(() -> acquire(other, PATIENT));
            clinic.execute("SET statement_timeout = '20s'");
            clinic.execute("CREATE INDEX CONCURRENTLY patients_id ON patients (id)");

            assertThat(held.held()).isTrue();
            assertThat(waiting).isNotDone();
            held.close();
            waiting.get();
        }
    }

    @Test
    void it_ends_with_its_session() throws Exception {
        Connection other = clinic.another();
        acquire(other, Patience.none());
        clinic.asSuperuser("SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'");

        acquire(clinic.connection(), PATIENT);

        other.close();
    }

    @Test
    void a_rollback_does_not_give_it_away() throws Exception {
        RunnerLock lock = acquire(clinic.connection(), Patience.none());
        clinic.execute("BEGIN; CREATE TABLE t (); ROLLBACK");

        assertThat(lock.held()).isTrue();
    }

    @Test
    void other_databases_of_the_server_are_not_concerned() throws Exception {
        acquire(clinic.connection(), Patience.none());
        try (Clinic other = new Clinic(EmbeddedServer.DEFAULT_MAJOR)) {
            assertThat(RunnerLock.holder(other.connection())).isEmpty();
            assertThat(acquire(other.connection(), Patience.none()).held()).isTrue();
        }
    }

    @Test
    void it_is_not_asked_for_inside_a_transaction() throws Exception {
        clinic.connection().setAutoCommit(false);

        assertThatThrownBy(() -> RunnerLock.acquire(clinic.connection(), Patience.none()))
                .isInstanceOf(IllegalStateException.class);
        clinic.connection().setAutoCommit(true);
    }

    private static RunnerLock acquire(Connection connection, Patience patience) {
        try {
            return RunnerLock.acquire(connection, patience);
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem refused(Connection connection, Patience patience) throws Exception {
        try {
            RunnerLock.acquire(connection, patience);
            throw new AssertionError("the lock was given twice");
        } catch (SutureException e) {
            return e.problems().getFirst();
        }
    }
}
