// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.migration.Migration;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.sql.Corpora;
import io.suture.core.typed.PlanForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every migration of three real projects as YAML: planned as its SQL is, up and down. */
class ConvertedCorporaTest {
    @ParameterizedTest
    @CsvSource({"concourse, 149, 55", "crates.io, 285, 60", "openmeter, 269, 60"})
    void a_converted_migration_is_planned_as_its_sql(String project, int migrations, int atLeastTyped) {
        List<Migration> written = migrations(project);
        List<String> files = written.stream().map(MigrationYaml::of).toList();
        List<Migration> converted = java.util.stream.IntStream.range(0, files.size())
                .mapToObj(i -> read(written.get(i), files.get(i)))
                .toList();

        assertThat(written).hasSize(migrations);
        assertThat(percentTyped(files)).isGreaterThanOrEqualTo(atLeastTyped);
        same(up(converted), up(written));
        same(down(converted), down(written));
    }

    private static List<Migration> migrations(String project) {
        List<SourceFile> files = Corpora.texts().stream()
                .filter(t -> t.path().startsWith(project + "/"))
                .filter(t -> !t.path().equals(Corpora.BROKEN))
                .map(t -> file(t.path().substring(project.length() + 1), t.sql()))
                .toList();
        return Layouts.installed()
                .read(files, Layouts.AUTO)
                .reconcile(List.of(), ReconcileOptions.defaults())
                .pending()
                .stream()
                .map(p -> p.migration())
                .toList();
    }

    private static Migration read(Migration written, String yaml) {
        Draft draft = new Draft(
                file("0001_it.yaml", yaml),
                written.id(),
                written.kind(),
                io.suture.core.migration.Rank.of("1"),
                written.description(),
                java.util.Optional.empty());
        return YamlReader.read(draft);
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> up(List<Migration> migrations) {
        return PlanForm.of(Planner.plan(migrations, Catalog.empty(new Server(150019)), PlanOptions.defaults()));
    }

    private static List<String> down(List<Migration> migrations) {
        List<Migration> reversible =
                migrations.reversed().stream().filter(m -> m.down().isPresent()).toList();
        return PlanForm.of(Planner.planDown(reversible, Catalog.empty(new Server(150019)), PlanOptions.defaults()));
    }

    /** The first line that differs, since a whole plan is longer than anybody reads. */
    private static void same(List<String> plan, List<String> asSql) {
        for (int i = 0; i < Math.min(plan.size(), asSql.size()); i++) {
            assertThat(plan.get(i)).isEqualTo(asSql.get(i));
        }
        assertThat(plan).hasSameSizeAs(asSql);
    }

    private static int percentTyped(List<String> files) {
        List<String> operations = files.stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("  - "))
                .toList();
        long raw = operations.stream().filter(o -> o.startsWith("  - sql:")).count();
        int percent = (int) (100 * (operations.size() - raw) / operations.size());
        System.out.println(operations.size() + " operations, " + percent + " % of them typed");
        return percent;
    }
}
