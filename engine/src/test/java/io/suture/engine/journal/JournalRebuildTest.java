// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.JournalEvent;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.NotedHead;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.Verification;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Direction;
import io.suture.core.problem.SutureException;
import io.suture.engine.ledger.ExportFile;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerSql;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal with one migration in every state, written as a runner writes it. */
class JournalRebuildTest {
    @TempDir
    private Path folder;

    private Clinic clinic;
    private Ledger ledger;

    @BeforeEach
    void connect() throws Exception {
        clinic = Clinic.withJournal(EmbeddedServer.DEFAULT_MAJOR);
        ledger = new Ledger(clinic.connection());
        done("a", 1, Direction.UP, MigrationState.COMPLETED);
        done("b", 1, Direction.UP, MigrationState.COMPLETED);
        done("c", 1, Direction.UP, MigrationState.EXPANDED);
        done("b", 1, Direction.DOWN, MigrationState.ROLLED_BACK);
        done("a", 1, Direction.DOWN, MigrationState.ROLLED_BACK);
        done("a", 2, Direction.UP, MigrationState.COMPLETED);
        begun("d");
        failed("d");
        adopted("e");
        clinic.execute(JournalSql.checksumsAccepted(Samples.facts("e").id(), Samples.checksums("e2")));
        clinic.execute(LedgerSql.append(Samples.record(new ChangeEvent.ContentAccepted(
                factsWithNewContent("e"), MigrationState.COMPLETED, Optional.empty(), "only a comment"))));
        clinic.execute(LedgerSql.append(
                Samples.record(new JournalEvent.Reclassified(Protection.TESTING, Protection.STAGING, "in use"))));
        clinic.execute("UPDATE suture.meta SET protection = 'staging'");
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void a_rebuilt_journal_says_the_same_and_its_ledger_goes_on() throws Exception {
        Journal before = clinic.find();
        NotedHead noted = NotedHead.of(ledger.head());
        ExportFile export = export();
        clinic.execute("DROP TABLE suture.step, suture.migration CASCADE");

        JournalRebuild.Rebuilt rebuilt = rebuild(export);

        Journal after = clinic.find();
        assertThat(rebuilt.entries()).isEqualTo(noted.seq().getAsLong());
        assertThat(rebuilt.setAside()).contains("suture_damaged_1");
        assertThat(after.identity().databaseId()).isEqualTo(before.identity().databaseId());
        assertThat(after.identity().protection()).isEqualTo(Protection.STAGING);
        assertThat(after.rows())
                .usingRecursiveComparison()
                .ignoringFields("applied.index", "applied.appliedAt")
                .isEqualTo(before.rows());
        LedgerVerification verified = ledger.verify(List.of(noted));
        assertThat(verified.broken()).isEmpty();
        assertThat(verified.entries()).isEqualTo(rebuilt.entries() + 1);
        assertThat(clinic.ask("SELECT count(*) FROM suture_damaged_1.ledger")).isEqualTo("" + rebuilt.entries());
    }

    @Test
    void a_dropped_schema_is_rebuilt() throws Exception {
        ExportFile export = export();
        clinic.execute("DROP SCHEMA suture CASCADE");

        assertThat(rebuild(export).setAside()).isEmpty();

        assertThat(clinic.find().applied()).hasSize(5);
    }

    @Test
    void what_was_under_way_is_unknown_afterwards() throws Exception {
        begun("f");
        ExportFile export = export();
        clinic.execute("DROP SCHEMA suture CASCADE");

        rebuild(export);

        assertThat(clinic.find()
                        .row(Samples.facts("f").id())
                        .orElseThrow()
                        .applied()
                        .state())
                .isEqualTo(MigrationState.UNKNOWN);
    }

    @Test
    void the_guards_are_on_again() throws Exception {
        ExportFile export = export();
        clinic.execute("DROP SCHEMA suture CASCADE");
        rebuild(export);

        assertThatThrownBy(() -> clinic.execute("TRUNCATE suture.ledger")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> clinic.execute("DELETE FROM suture.ledger")).isInstanceOf(SQLException.class);
    }

    @Test
    void an_export_older_than_the_ledger_is_refused_and_nothing_changes() throws Exception {
        ExportFile export = export();
        ledger.append(Samples.done("g"));
        clinic.execute("DROP TABLE suture.step CASCADE");

        assertRefused("REBUILD-OLDER", export);
        assertThat(ledger.head().seq()).isEqualTo(export.verify(List.of()).entries() + 1);
    }

    @Test
    void an_export_somebody_changed_is_refused() throws Exception {
        ExportFile export = export();
        Files.writeString(export.file(), Files.readString(export.file()).replace("asked for", "dreamt of"));

        assertRefused("REBUILD-EXPORT", export);
    }

    @Test
    void an_empty_export_is_refused() throws Exception {
        assertRefused("REBUILD-EXPORT", new ExportFile(Files.createFile(folder.resolve("empty"))));
    }

    private JournalRebuild.Rebuilt rebuild(ExportFile export) throws Exception {
        try (RunnerLock lock = RunnerLock.acquire(clinic.connection(), Patience.none())) {
            return new JournalRebuild(lock, export).run(Samples.birth(), "a table was dropped");
        }
    }

    private void assertRefused(String code, ExportFile export) {
        assertThatThrownBy(() -> rebuild(export))
                .isInstanceOfSatisfying(
                        SutureException.class,
                        e -> assertThat(e.problems()).extracting(p -> p.code()).containsExactly(code));
    }

    private ExportFile export() throws IOException, SQLException {
        Path file = folder.resolve("ledger.jsonl");
        try (Writer writer = Files.newBufferedWriter(file)) {
            ledger.export(writer);
        }
        return new ExportFile(file);
    }

    private void done(String id, int attempt, Direction direction, MigrationState state) throws SQLException {
        MigrationFacts facts = Samples.facts(id, attempt, direction);
        together(
                JournalSql.done(facts, Samples.RUN, state),
                new ChangeEvent.Done(
                        facts,
                        state,
                        List.of(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Verification.PASS,
                        Optional.empty(),
                        Optional.empty(),
                        List.of()));
    }

    private void begun(String id) throws SQLException {
        together(JournalSql.begun(Samples.facts(id), Samples.RUN), new ChangeEvent.Begun(Samples.facts(id)));
    }

    private void failed(String id) throws SQLException {
        together(
                JournalSql.stateChanged(Samples.facts(id), MigrationState.FAILED, true),
                new ChangeEvent.Failed(
                        Samples.facts(id),
                        MigrationState.FAILED,
                        1,
                        "SQL-UNIQUE",
                        Optional.of("23505"),
                        true,
                        Duration.ZERO,
                        Verification.NOT_RUN));
    }

    private void adopted(String id) throws SQLException {
        together(
                JournalSql.adopted(Samples.facts(id), Samples.RUN, "flyway"),
                new ChangeEvent.Adopted(Samples.facts(id), "flyway", Optional.empty()));
    }

    private void together(String journal, LedgerEvent event) throws SQLException {
        clinic.execute("BEGIN; " + journal + "; " + LedgerSql.append(Samples.record(event)) + "; COMMIT");
    }

    private static MigrationFacts factsWithNewContent(String id) {
        MigrationFacts f = Samples.facts(id);
        return new MigrationFacts(
                f.id(),
                f.attempt(),
                f.direction(),
                f.release(),
                f.description(),
                f.kind(),
                f.layout(),
                Optional.of(Samples.checksums("e2")),
                f.outOfOrder(),
                f.planFingerprint(),
                f.tables(),
                f.phi(),
                f.justification(),
                f.ticket(),
                f.backupLocation(),
                f.rollbackPoint(),
                f.notes());
    }
}
