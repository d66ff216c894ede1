// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing differs between two catalogs exactly when {@code pg_dump --schema-only} writes the same text for both. */
class PgDumpAgreementTest {
    private static final int MAJOR = 15;
    /** So many changes at once on the other major. */
    private static final int SAMPLE = 5;

    private static final int POINTS = 15;

    @ParameterizedTest
    @ValueSource(ints = {14, 15})
    void pg_dump_sees_a_difference_where_the_catalog_does(int major) {
        ClientTool pgDump = tool("pg_dump", major);
        Clinic clinic = Clinic.on(major);
        List<String> disagreements = new ArrayList<>();
        Dumped before = Dumped.of("clinic.sql", clinic, pgDump);
        for (List<Change> changes : together(Change.all("sentences.sql", major), major == MAJOR ? 1 : SAMPLE)) {
            changes.forEach(change -> clinic.execute(change.sql()));
            Dumped now = Dumped.of(changes.toString(), clinic, pgDump);
            if (changes.stream().allMatch(Change::dumped)) {
                now.disagreement(before).ifPresent(disagreements::add);
            }
            before = now;
        }
        assertThat(disagreements).isEmpty();
        Clinic again = clinic.madeAgain(pgDump, tool("psql", major));
        assertThat(again.catalog().diff(clinic.catalog())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15})
    void what_pg_dump_has_written_makes_the_same_catalog_again(int major) {
        Clinic clinic = Clinic.on(major);
        clinic.execute("ALTER TABLE users DROP name CASCADE, ADD name text");

        Clinic again = clinic.madeAgain(tool("pg_dump", major), tool("psql", major));

        assertThat(again.catalog().diff(clinic.catalog())).isEmpty();
        assertThat(again.catalog().fingerprint()).isEqualTo(clinic.catalog().fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"crates.io", "concourse", "openmeter"})
    void pg_dump_and_the_catalog_agree_along_real_histories(String name) {
        ClientTool pgDump = tool("pg_dump", MAJOR);
        Corpus corpus = Corpus.in(corpora().resolve(name));
        Clinic clinic = Clinic.empty(MAJOR);
        Applying applying = new Applying(clinic, tool("psql", MAJOR), pgDump);
        int distance = Math.max(1, corpus.migrations().size() / POINTS);
        for (int i = 0; i < corpus.migrations().size(); i++) {
            Corpus.Migration migration = corpus.migrations().get(i);
            if (i % distance == 0 || i == corpus.migrations().size() - 1) {
                applying.thereAndBackAndThere(migration);
            } else {
                applying.there(migration);
            }
        }
        assertThat(applying.disagreements()).isEmpty();
        assertThat(applying.madeAgain().catalog().diff(clinic.catalog())).isEmpty();
        assertThat(applying.seen()).hasSizeGreaterThan(2 * POINTS);
        assertThat(applying.returns()).isPositive().isLessThan(applying.seen().size());
    }

    private static List<List<Change>> together(List<Change> changes, int many) {
        return IntStream.range(0, changes.size())
                .boxed()
                .collect(groupingBy(i -> i / many, TreeMap::new, mapping(changes::get, toList())))
                .values()
                .stream()
                .toList();
    }

    private static ClientTool tool(String name, int server) {
        Optional<ClientTool> tool = ClientTool.find(name);
        assumeTrue(tool.isPresent(), name + " is not installed");
        assumeTrue(tool.get().major() >= server, name + " is older than the server");
        return tool.get();
    }

    private static Path corpora() {
        String folder = System.getenv("SUTURE_CORPORA");
        assumeTrue(folder != null, "SUTURE_CORPORA names no folder of real migrations");
        assumeTrue(Files.isDirectory(Path.of(folder)), "SUTURE_CORPORA is not a folder");
        return Path.of(folder);
    }
}
