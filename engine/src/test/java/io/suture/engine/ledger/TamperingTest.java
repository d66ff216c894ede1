// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.ledger.Broken;
import io.suture.core.ledger.Fault;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.engine.journal.Clinic;
import io.suture.engine.journal.Samples;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten entries; then somebody wants them different. */
class TamperingTest {
    private Clinic clinic;
    private Ledger ledger;
    private LedgerHead noted;

    @BeforeEach
    void tenEntries() throws Exception {
        clinic = Clinic.withJournal(EmbeddedServer.DEFAULT_MAJOR);
        ledger = new Ledger(clinic.connection());
        for (int i = 2; i <= 10; i++) {
            ledger.append(Samples.done("m" + i));
        }
        noted = ledger.head();
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE suture.ledger SET body = replace(body, 'm4', 'mX') WHERE seq = 4 | 4 | HASH",
                "UPDATE suture.ledger SET who = '{\"user\": \"eve\"}' WHERE seq = 5 | 5 | HASH",
                "UPDATE suture.ledger SET at = at - interval '1 microsecond' WHERE seq = 6 | 6 | HASH",
                "UPDATE suture.ledger SET hash = repeat('0', 64) WHERE seq = 7 | 7 | HASH",
                "UPDATE suture.ledger SET prev = repeat('0', 64) WHERE seq = 8 | 8 | HASH",
                "DELETE FROM suture.ledger WHERE seq = 3 | 3 | GAP",
                "DELETE FROM suture.ledger WHERE seq <= 3 | 1 | GAP",
                "UPDATE suture.ledger SET seq = 0 WHERE seq = 1 | 0 | GAP",
                "UPDATE suture.ledger SET seq = seq + 100 WHERE seq = 10 | 10 | GAP",
            })
    void what_a_superuser_changed_with_the_guards_off_is_found(String sql, long seq, Fault fault) throws SQLException {
        tamper(sql);

        assertBroken(verify(), seq, fault);
    }

    @Test
    void an_entry_changed_and_hashed_anew_is_found_by_the_next_one() throws SQLException {
        tamper("UPDATE suture.ledger SET body = '{}' WHERE seq = 4");
        tamper(hashAnew(4));

        assertBroken(verify(), 5, Fault.LINK);
    }

    @Test
    void an_entry_there_twice_is_found() throws SQLException {
        clinic.asSuperuser("ALTER TABLE suture.ledger DROP CONSTRAINT ledger_pkey");
        tamper("INSERT INTO suture.ledger SELECT * FROM suture.ledger WHERE seq = 4");

        assertBroken(verify(), 4, Fault.GAP);
    }

    @Test
    void a_chain_written_anew_from_an_entry_on_is_found_by_a_head_kept_outside() throws SQLException {
        tamper("UPDATE suture.ledger SET body = '{}' WHERE seq = 4");
        for (int seq = 4; seq <= 10; seq++) {
            tamper(hashAnew(seq));
        }

        assertThat(verify().verified()).isTrue();
        assertBroken(verify(NotedHead.of(noted)), 10, Fault.HEAD);
    }

    @Test
    void a_cut_tail_is_found_by_a_head_kept_outside() throws SQLException {
        tamper("DELETE FROM suture.ledger WHERE seq > 7");

        assertThat(verify().verified()).isTrue();
        assertBroken(verify(NotedHead.of(noted)), 8, Fault.TAIL);
        assertBroken(verify(new NotedHead(OptionalLong.empty(), noted.hash())), 8, Fault.TAIL);
    }

    @Test
    void a_cut_tail_that_grew_again_is_found_by_a_head_kept_outside() throws SQLException {
        tamper("DELETE FROM suture.ledger WHERE seq > 7");
        for (int i = 0; i < 5; i++) {
            ledger.append(Samples.done("again" + i));
        }

        assertThat(verify().verified()).isTrue();
        assertBroken(verify(NotedHead.of(noted)), 10, Fault.HEAD);
    }

    @Test
    void an_emptied_ledger_is_found_by_a_head_kept_outside() throws SQLException {
        tamper("TRUNCATE suture.ledger");

        assertBroken(verify(NotedHead.of(noted)), 1, Fault.TAIL);
    }

    private void tamper(String sql) throws SQLException {
        clinic.asSuperuser("ALTER TABLE suture.ledger DISABLE TRIGGER ALL; " + sql
                + "; ALTER TABLE suture.ledger ENABLE ALWAYS TRIGGER append_1_who, ENABLE ALWAYS TRIGGER append_2_link, ENABLE ALWAYS TRIGGER keep,"
                + " ENABLE ALWAYS TRIGGER keep_row");
    }

    private static String hashAnew(int seq) {
        return "UPDATE suture.ledger AS l SET prev = p.hash, hash = encode(sha256(convert_to(concat_ws(chr(10), l.seq,"
                + " to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), p.hash, l.who, l.body), 'UTF8')),"
                + " 'hex') FROM suture.ledger AS p WHERE p.seq = l.seq - 1 AND l.seq = " + seq;
    }

    private LedgerVerification verify(NotedHead... heads) throws SQLException {
        return ledger.verify(List.of(heads));
    }

    private static void assertBroken(LedgerVerification verification, long seq, Fault fault) {
        Broken broken = verification.broken().orElseThrow();
        assertThat(broken.seq()).as(broken.words()).isEqualTo(seq);
        assertThat(broken.fault()).as(broken.words()).isEqualTo(fault);
    }
}
