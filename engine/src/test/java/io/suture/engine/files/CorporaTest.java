// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Notice;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.source.Layouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three real projects' migrations, each with a manifest in the order in which its own tool runs them. */
class CorporaTest {
    @ParameterizedTest
    @CsvSource({"concourse, updown, 149, 148", "crates.io, diesel, 285, 285", "openmeter, updown, 269, 269"})
    void a_project_is_read_whole_and_in_the_order_of_its_own_tool(String name, String layout, int ups, int downs)
            throws IOException {
        MigrationSet set = read(name);
        assertThat(set.layout()).isEqualTo(layout);
        List<Migration> pending = pending(set).stream().map(Pending::migration).toList();
        assertThat(pending).extracting(m -> m.id().value()).containsExactlyElementsOf(manifest(name));
        assertThat(pending).hasSize(ups).filteredOn(m -> m.down().isPresent()).hasSize(downs);
    }

    @Test
    void what_is_odd_in_a_real_project_is_said_and_stops_nothing() {
        assertThat(read("concourse").notices())
                .extracting(Notice::code)
                .containsExactlyInAnyOrder(
                        "MIGRATION-SAME-NUMBER", "DOWN-OTHER-NAME", "DOWN-WITHOUT-UP", "DOWN-WITHOUT-UP");
        assertThat(read("crates.io").notices()).isEmpty();
        assertThat(read("openmeter").notices()).isEmpty();
    }

    @Test
    void a_project_says_which_of_its_migrations_share_no_transaction() {
        assertThat(pending(read("crates.io")))
                .filteredOn(p -> p.migration().up().transactional().equals(Optional.of(false)))
                .hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"concourse", "crates.io", "openmeter"})
    void once_applied_nothing_of_it_is_read_again(String name) {
        List<Pending> ran = pending(read(name));
        List<AppliedMigration> rows = IntStream.range(0, ran.size())
                .mapToObj(i -> completed(ran.get(i), i + 1))
                .toList();
        MigrationSet untouched = Unreadable.contents(read(name));
        assertThat(untouched.reconcile(rows, ReconcileOptions.defaults()).upToDate())
                .isTrue();
    }

    private static AppliedMigration completed(Pending ran, int index) {
        return new AppliedMigration(
                ran.id(),
                index,
                ran.migration().release(),
                MigrationState.COMPLETED,
                Optional.of(ran.checksums()),
                "2026-11-21T02:00:00Z",
                "ada",
                false,
                false);
    }

    private static List<Pending> pending(MigrationSet set) {
        return set.reconcile(List.of(), ReconcileOptions.defaults()).pending();
    }

    private static MigrationSet read(String name) {
        return Layouts.installed().read(MigrationFiles.read(corpus(name)), Layouts.AUTO);
    }

    private static List<String> manifest(String name) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (var lines = Files.lines(corpus(name).resolve("manifest.jsonl"))) {
            return lines.map(line -> version(json, line)).toList();
        }
    }

    private static String version(ObjectMapper json, String line) {
        try {
            JsonNode entry = json.readTree(line);
            return entry.get("version").asText();
        } catch (IOException e) {
            throw new IllegalStateException("a manifest is lines of JSON", e);
        }
    }

    private static Path corpus(String name) {
        String folder = System.getenv("SUTURE_CORPORA");
        assumeTrue(folder != null, "SUTURE_CORPORA does not name the folder of the corpora");
        return Path.of(folder, name);
    }
}
