// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.core.migration.MigrationId;
import io.suture.engine.journal.Clinic;
import io.suture.engine.journal.Samples;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.FieldSource;

@ParameterizedClass
@FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
class LedgerTest {
    @Parameter
    int major;

    private Clinic clinic;
    private Ledger ledger;

    @BeforeEach
    void connect() throws Exception {
        clinic = Clinic.withJournal(major);
        ledger = new Ledger(clinic.connection());
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void what_the_server_hashed_is_what_anybody_else_computes() throws SQLException {
        ledger.append(Samples.done("Zoë's 2\\3 \u20ac \ud83d\ude00"));

        LedgerVerification verified = verify();

        assertThat(verified.broken()).isEmpty();
        assertThat(verified.entries()).isEqualTo(2);
        assertThat(verified.head()).isEqualTo(ledger.head());
        assertThat(newest().computed().hex()).isEqualTo(newest().hash());
    }

    @Test
    void the_server_says_who_whatever_the_record_claims() throws Exception {
        ledger.append(Samples.done("a"));
        JsonNode who = new ObjectMapper().readTree(newest().who());

        assertThat(who.path("user").asText()).isEqualTo(Clinic.KEEPER);
        assertThat(who.path("address").asText()).isEqualTo("127.0.0.1");
    }

    @Test
    void a_number_a_time_or_a_hash_of_the_clients_choice_is_replaced() throws SQLException {
        clinic.asSuperuser("INSERT INTO suture.ledger (seq, at, prev, who, body, hash)"
                + " VALUES (77, '2001-01-01', 'x', '{\"user\": \"eve\"}', '{}', 'y')");

        assertThat(verify().broken()).isEmpty();
        assertThat(newest().seq()).isEqualTo(2);
        assertThat(newest().who()).contains("postgres");
    }

    @Test
    void a_body_that_is_not_one_line_of_json_is_refused() {
        assertThatThrownBy(() -> clinic.execute("INSERT INTO suture.ledger (body) VALUES ('nonsense')"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> clinic.execute("INSERT INTO suture.ledger (body) VALUES (E'{\\n}')"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void a_rollback_leaves_no_gap() throws SQLException {
        clinic.execute("BEGIN; " + LedgerSql.append(Samples.done("a")) + "; ROLLBACK");
        ledger.append(Samples.done("b"));

        assertThat(newest().seq()).isEqualTo(2);
        assertThat(verify().broken()).isEmpty();
    }

    @Test
    void eight_appenders_at_once_make_one_chain() throws Exception {
        int each = 25;
        List<Callable<Boolean>> appenders = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = "appender-" + i;
            appenders.add(() -> appendSeveral(name, each));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(appenders)) {
                assertThat(done.get()).isTrue();
            }
        }

        LedgerVerification verified = verify();
        assertThat(verified.broken()).isEmpty();
        assertThat(verified.warnings()).isEmpty();
        assertThat(verified.entries()).isEqualTo(1 + 8 * each);
    }

    /** Every fifth transaction is rolled back and done again. */
    private boolean appendSeveral(String name, int count) throws SQLException {
        try (Connection own = clinic.another();
                Statement statement = own.createStatement()) {
            for (int i = 0; i < count; i++) {
                String append = LedgerSql.append(Samples.done(name + "-" + i));
                if (i % 5 == 0) {
                    statement.execute("BEGIN; " + append + "; ROLLBACK");
                }
                statement.execute("BEGIN; SELECT 1; " + append + "; COMMIT");
            }
        }
        return true;
    }

    @Test
    void owner_and_superuser_cannot_change_it_even_under_the_replica_role() throws SQLException {
        ledger.append(Samples.done("a"));
        NotedHead noted = NotedHead.of(ledger.head());
        List<String> attempts = List.of(
                "UPDATE suture.ledger SET body = '{}'",
                "UPDATE suture.ledger SET body = '{}' WHERE false",
                "DELETE FROM suture.ledger",
                "DELETE FROM suture.ledger WHERE seq = 2",
                "TRUNCATE suture.ledger",
                "TRUNCATE suture.ledger CASCADE",
                "INSERT INTO suture.ledger (seq, body) VALUES (1, '{}') ON CONFLICT (seq) DO UPDATE SET body = '{}'",
                "WITH gone AS (DELETE FROM suture.ledger RETURNING *) SELECT * FROM gone");
        for (String attempt : attempts) {
            for (String role : List.of("origin", "replica", "local")) {
                assertThatThrownBy(() -> clinic.asSuperuser("SET session_replication_role = " + role + "; " + attempt))
                        .as(role + ": " + attempt)
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("it only ever grows");
            }
            assertThatThrownBy(() -> clinic.execute(attempt)).as(attempt).isInstanceOf(SQLException.class);
        }

        LedgerVerification verified = ledger.verify(List.of(noted));
        assertThat(verified.broken()).isEmpty();
        assertThat(verified.entries()).isEqualTo(2);
    }

    @Test
    void a_snapshot_that_misses_the_last_entry_may_not_append() throws SQLException {
        clinic.execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT count(*) FROM suture.ledger");
        try (Connection other = clinic.another()) {
            new Ledger(other).append(Samples.done("b"));
        }
        assertThatThrownBy(() -> clinic.execute(LedgerSql.append(Samples.done("a"))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("ledger_pkey");
        clinic.execute("ROLLBACK; BEGIN ISOLATION LEVEL SERIALIZABLE");
        clinic.execute(LedgerSql.append(Samples.done("a")) + "; COMMIT");

        assertThat(verify().broken()).isEmpty();
        assertThat(verify().entries()).isEqualTo(3);
    }

    @Test
    void a_refusal_is_appended_although_the_session_is_set_to_another_isolation() throws SQLException {
        clinic.execute("SET default_transaction_isolation = 'serializable'");
        ledger.append(Samples.done("a"));

        assertThat(verify().entries()).isEqualTo(2);
    }

    @Test
    void a_failed_append_leaves_the_session_usable() throws SQLException {
        clinic.execute("SET default_transaction_read_only = on");
        assertThatThrownBy(() -> ledger.append(Samples.done("a"))).isInstanceOf(SQLException.class);
        clinic.execute("SET default_transaction_read_only = off");
        ledger.append(Samples.done("a"));

        assertThat(verify().entries()).isEqualTo(2);
    }

    @Test
    void an_export_is_verified_without_a_database_and_has_a_line_an_entry(@TempDir Path folder) throws Exception {
        ledger.append(Samples.done("a"));
        ledger.append(Samples.done("b"));
        StringWriter text = new StringWriter();

        assertThat(ledger.export(text)).isEqualTo(3);

        Path file = Files.writeString(folder.resolve("ledger.jsonl"), text.toString());
        LedgerVerification verified = new ExportFile(file).verify(List.of(NotedHead.of(ledger.head())));
        assertThat(verified).isEqualTo(verify());
        assertThat(verified.verified()).isTrue();
    }

    @Test
    void a_thousand_and_one_entries_are_read_in_several_fetches() throws SQLException {
        clinic.execute("INSERT INTO suture.ledger (body) SELECT '{\"kind\":\"step-done\",\"n\":' || g || '}'"
                + " FROM generate_series(1, 1000) AS g");

        assertThat(verify().entries()).isEqualTo(1001);
        assertThat(verify().broken()).isEmpty();
    }

    @Test
    void entries_are_found_by_what_they_are_about() throws SQLException {
        Instant now = Instant.parse(newest().at());
        ledger.append(Samples.done("a"));
        ledger.append(Samples.done("b"));
        LedgerFilter all = LedgerFilter.defaults();

        assertThat(seqs(all)).containsExactly(1L, 2L, 3L);
        assertThat(seqs(all.newest(2))).containsExactly(2L, 3L);
        assertThat(seqs(all.ofMigration(MigrationId.of("b")))).containsExactly(3L);
        assertThat(seqs(all.ofKind("journal-created"))).containsExactly(1L);
        assertThat(seqs(all.ofKind("migration-done").ofRun(Samples.RUN).newest(1)))
                .containsExactly(3L);
        assertThat(seqs(all.since(now))).hasSize(3);
        assertThat(seqs(all.since(now.plusSeconds(3600)))).isEmpty();
    }

    @Test
    void people_read_the_history_as_a_view() throws SQLException {
        ledger.append(Samples.done("a"));

        assertThat(clinic.ask("SELECT concat_ws(' ', seq, executor, kind, status, migration, justification)"
                        + " FROM suture.history WHERE seq = 2"))
                .isEqualTo("2 " + Clinic.KEEPER + " migration-done completed a asked for in the audit");
    }

    @Test
    void reading_leaves_the_session_as_it_was() throws SQLException {
        verify();
        ledger.show(LedgerFilter.defaults());

        assertThat(clinic.connection().getAutoCommit()).isTrue();
        clinic.execute("CREATE TABLE public.still_writable ()");
    }

    @Test
    void a_head_stands_for_the_newest_entry() throws SQLException {
        assertThat(ledger.head().seq()).isEqualTo(1);

        ledger.append(Samples.done("a"));

        assertThat(ledger.head().seq()).isEqualTo(2);
        assertThat(ledger.head().hash().hex()).isEqualTo(newest().hash());
    }

    private LedgerVerification verify() throws SQLException {
        return ledger.verify(List.of());
    }

    private LedgerEntry newest() throws SQLException {
        return ledger.show(LedgerFilter.defaults().newest(1)).getFirst();
    }

    private List<Long> seqs(LedgerFilter filter) throws SQLException {
        return ledger.show(filter).stream().map(LedgerEntry::seq).toList();
    }
}
