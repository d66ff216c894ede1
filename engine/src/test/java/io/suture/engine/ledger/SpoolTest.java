// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.engine.journal.Clinic;
import io.suture.engine.journal.Samples;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    private Path folder;

    private Clinic clinic;
    private Spool spool;

    @BeforeEach
    void connect() throws Exception {
        clinic = Clinic.withJournal(EmbeddedServer.DEFAULT_MAJOR);
        spool = Spool.in(folder.resolve("state"), "db.example.org:5432/clinic");
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void what_could_not_be_appended_is_appended_later_and_says_so() throws Exception {
        spool.add(Samples.done("a"));
        spool.add(Samples.done("b"));
        assertThat(spool.size()).isEqualTo(2);

        assertThat(spool.drain(clinic.connection())).isEqualTo(2);

        assertThat(spool.size()).isZero();
        assertThat(late()).isEqualTo("a b");
        assertThat(new Ledger(clinic.connection()).verify(List.of()).verified()).isTrue();
    }

    @Test
    void nothing_is_appended_where_nothing_waits() throws Exception {
        assertThat(spool.drain(clinic.connection())).isZero();
        spool.add(Samples.done("a"));
        spool.drain(clinic.connection());

        assertThat(spool.drain(clinic.connection())).isZero();
        assertThat(late()).isEqualTo("a");
    }

    @Test
    void a_record_is_appended_once_although_the_run_was_killed_before_it_cleared_the_file() throws Exception {
        spool.add(Samples.done("a"));
        byte[] before = Files.readAllBytes(spool.file());
        spool.drain(clinic.connection());
        Files.write(spool.file(), before);
        spool.add(Samples.done("b"));

        assertThat(spool.drain(clinic.connection())).isEqualTo(2);

        assertThat(late()).isEqualTo("a b");
    }

    @Test
    void what_cannot_be_appended_stays() throws Exception {
        spool.add(Samples.done("a"));
        clinic.execute("SET default_transaction_read_only = on");

        assertThatThrownBy(() -> spool.drain(clinic.connection())).isInstanceOf(SQLException.class);

        assertThat(spool.size()).isEqualTo(1);
    }

    @Test
    void each_database_has_a_file_of_its_own() {
        assertThat(spool.file().getFileName()).hasToString("spool-db.example.org_5432_clinic.jsonl");
    }

    private String late() throws SQLException {
        return clinic.ask("SELECT string_agg(body::jsonb ->> 'migration', ' ' ORDER BY seq) FROM suture.ledger"
                + " WHERE (body::jsonb ->> 'late') IS NOT NULL");
    }
}
