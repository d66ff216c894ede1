// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Layouts;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.ClientTools;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Small projects full of things people write: at once and one by one they come out as psql makes them, go back step by step to
 * what they came from, and come out the same again. A project is a file {@code projects/NAME.sql}, cut at lines {@code -- file:}.
 */
class ProjectsTest {
    private static final String CUT = "(?m)^-- file: ";

    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    private final ClientTools tools = ClientTools.find().orElse(null);

    @TempDir
    Path folder;

    @TempDir
    Path scripts;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tables",
                "indexes",
                "columns",
                "keys",
                "types",
                "views",
                "routines",
                "schemas",
                "partitions",
                "names",
                "oddities",
                "dump"
            })
    void a_project_comes_out_as_psql_makes_it_every_way(String name) throws Exception {
        assumeTrue(tools != null, "psql is not on this machine");
        layOut(name);
        List<MigrationEntry> entries =
                Layouts.installed().read(MigrationFiles.read(folder), "auto").entries();
        List<Catalog> expected = byPsql(entries);
        try (Workbench atOnce = bench()) {
            atOnce.suture().migrate(MigrateOptions.defaults());
            assertSame(atOnce, expected.getLast(), "all at once");
            assertThat(atOnce.suture().migrate(MigrateOptions.defaults()).done())
                    .isEmpty();
        }
        try (Workbench oneByOne = bench()) {
            for (int i = 0; i < entries.size(); i++) {
                MigrationId id = entries.get(i).id();
                oneByOne.suture().migrate(to(id));
                assertSame(oneByOne, expected.get(i + 1), "after " + id);
            }
            back(oneByOne, entries, expected);
            oneByOne.suture().migrate(MigrateOptions.defaults());
            assertSame(oneByOne, expected.getLast(), "up again");
        }
    }

    /** Until one cannot be taken back, which only one without a down part may refuse. */
    private static void back(Workbench bench, List<MigrationEntry> entries, List<Catalog> expected) throws Exception {
        for (int i = entries.size() - 1; i >= 0; i--) {
            MigrationEntry entry = entries.get(i);
            try {
                assertThat(bench.suture().undo(UndoOptions.last()).run().done()).containsExactly(entry.id());
            } catch (SutureException e) {
                assertThat(entry.migration().down()).as("%s: %s", entry.id(), e).isEmpty();
                assertThat(e).hasMessageContaining("UNDO-IMPOSSIBLE");
                assertSame(bench, expected.get(i + 1), "refused " + entry.id());
                return;
            }
            assertSame(bench, expected.get(i), "before " + entry.id());
        }
    }

    /** The catalog before the first and after each. */
    private List<Catalog> byPsql(List<MigrationEntry> entries) throws Exception {
        try (Workbench bench = bench()) {
            List<Catalog> after = new ArrayList<>(List.of(bench.catalog()));
            for (MigrationEntry entry : entries) {
                Path script = scripts.resolve(entry.id() + ".sql");
                Files.writeString(script, entry.migration().up().text());
                tools.psql(server, bench.database(), List.of(script));
                after.add(bench.catalog());
            }
            return after;
        }
    }

    private static void assertSame(Workbench bench, Catalog expected, String when) throws Exception {
        assertThat(bench.catalog().diff(expected)).as(when).isEmpty();
    }

    private Workbench bench() {
        return new Workbench(server, server.newDatabase(), folder);
    }

    private static MigrateOptions to(MigrationId id) {
        return new MigrateOptions(Optional.of(id), false, false, false, Optional.empty(), Optional.empty());
    }

    private void layOut(String project) throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/projects/" + project + ".sql")) {
            String[] parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split(CUT);
            for (int i = 1; i < parts.length; i++) {
                String[] file = parts[i].split("\n", 2);
                Path path = folder.resolve(file[0]);
                Files.createDirectories(path.getParent());
                Files.writeString(path, file[1]);
            }
        }
    }
}
