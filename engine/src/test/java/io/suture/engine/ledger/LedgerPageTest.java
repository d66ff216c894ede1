// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.ledger.NotedHead;
import io.suture.engine.journal.Clinic;
import io.suture.engine.journal.Samples;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the reference page tells auditors to run does what it says. */
class LedgerPageTest {
    @TempDir
    private Path folder;

    private Clinic clinic;
    private Ledger ledger;

    @BeforeEach
    void fiveEntries() throws Exception {
        clinic = Clinic.withJournal(EmbeddedServer.DEFAULT_MAJOR);
        ledger = new Ledger(clinic.connection());
        for (int i = 2; i <= 5; i++) {
            ledger.append(Samples.done("Zoë's " + i));
        }
    }

    @AfterEach
    void disconnect() throws SQLException {
        clinic.close();
    }

    @Test
    void its_query_finds_nothing_in_a_ledger_that_holds() throws Exception {
        assertThat(clinic.ask("SELECT count(*) FROM (" + query() + ") AS found"))
                .isEqualTo("0");
    }

    @Test
    void its_query_finds_the_first_entry_that_does_not_hold() throws Exception {
        clinic.asSuperuser("ALTER TABLE suture.ledger DISABLE TRIGGER ALL;"
                + " UPDATE suture.ledger SET body = '{}' WHERE seq IN (3, 5)");

        assertThat(clinic.ask(query())).isEqualTo("3");
    }

    @Test
    void its_program_comes_to_the_same_head_and_finds_a_changed_line() throws Exception {
        assumeTrue(hasPython(), "there is no python3 here");
        Path export = folder.resolve("ledger.jsonl");
        try (Writer writer = Files.newBufferedWriter(export)) {
            ledger.export(writer);
        }
        assertThat(python(export)).isEqualTo(NotedHead.of(ledger.head()).toString());

        Files.writeString(export, Files.readString(export).replace("Zoë's 4", "Zoë's 7"));
        assertThat(python(export)).isEqualTo("broken: 4");
    }

    private static String query() throws IOException {
        return block("sql").replace(";", "");
    }

    private String python(Path export) throws Exception {
        Path program = Files.writeString(folder.resolve("verify.py"), block("python"));
        return run("python3", program.toString(), export.toString());
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return run("python3", "--version").startsWith("Python 3");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer.strip();
    }

    private static String block(String language) throws IOException {
        String begin = "```" + language + "\n";
        String page = page();
        int start = page.indexOf(begin) + begin.length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static String page() throws IOException {
        Path page = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(above -> above.resolve("docs/reference/ledger.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }
}
