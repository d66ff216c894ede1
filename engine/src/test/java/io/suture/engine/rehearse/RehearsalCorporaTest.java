// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.source.Layouts;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.files.MigrationFiles;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The first migrations of a real project: verdicts stay what they were when they were last looked at. */
class RehearsalCorporaTest {
    @Test
    void down_parts_of_a_real_project_get_the_verdicts_they_earn() throws SQLException {
        RehearsalReport report = rehearse("concourse", 20);

        assertThat(report.problems()).isEmpty();
        Map<String, Verdict> odd = report.migrations().stream()
                .filter(m -> m.verdict() != Verdict.RESTORED)
                .collect(Collectors.toMap(m -> m.id().value(), Rehearsed::verdict));
        assertThat(odd)
                .isEqualTo(Map.of(
                        "1513895878_update_timestamp_with_timezone", Verdict.NOT_RESTORED,
                        "1517330648_add_worker_resource_certs", Verdict.NOT_RESTORED,
                        "1520796340_drop_explicit_from_build_outputs", Verdict.NOT_RESTORED,
                        "1521209088_drop_pipes", Verdict.RESTORED_DATA_LOST,
                        "1525724789_drop_reaper_addr_from_workers", Verdict.RESTORED_DATA_LOST,
                        "1529692120_add_cache_index_to_pipelines", Verdict.NOT_RESTORED));
    }

    private static RehearsalReport rehearse(String name, int first) throws SQLException {
        String folder = System.getenv("SUTURE_CORPORA");
        assumeTrue(folder != null, "SUTURE_CORPORA does not name the folder of the corpora");
        List<Migration> migrations = Layouts.installed()
                .read(MigrationFiles.read(Path.of(folder, name)), Layouts.AUTO)
                .reconcile(List.of(), ReconcileOptions.defaults())
                .pending()
                .stream()
                .map(Pending::migration)
                .limit(first)
                .toList();
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        return new Rehearsal(server::url, RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL), one -> {})
                .run(MigrationSet.of(migrations));
    }
}
