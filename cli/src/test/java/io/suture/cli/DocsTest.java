// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static io.suture.cli.Workplace.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages about the audit log, before and after its migrations. */
class DocsTest {
    private static final String FIRST = "migrations/0010_add_compliance_fields.md";

    @TempDir
    Path folder;

    private Workplace place;

    @BeforeEach
    void an_audit_log() throws Exception {
        place = new Workplace(folder);
        Path example = Stream.of(Path.of("examples/audit-log"), Path.of("../examples/audit-log"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
        copy(example);
        openAllDay(folder.resolve("suture.yaml"));
        place.execute(Files.readString(example.resolve("schema.sql")));
        place.execute(
                "CREATE TABLE \"odd|name\" (id int PRIMARY KEY REFERENCES config_change_event (id), \"a b\" text);"
                        + " COMMENT ON TABLE \"odd|name\" IS '<script> | *x*'");
    }

    private void copy(Path example) throws IOException {
        try (Stream<Path> all = Files.walk(example)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** The example's window is open on one night of the week. */
    private static void openAllDay(Path config) throws IOException {
        String text = Files.readString(config);
        assertThat(text).contains("FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H");
        Files.writeString(config, text.replace("FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H", "FREQ=DAILY/PT24H"));
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void before_it_runs_a_page_says_what_it_takes_and_how_it_comes_back() throws IOException {
        assertThat(texts(place.json("docs").get("created")))
                .contains("migration-docs/index.md", "migration-docs/" + FIRST, "migration-docs/schema.md");

        assertThat(page("index.md"))
                .contains("| [`0010_add_compliance_fields`](" + FIRST + ") | 2.0.0 |", "| pending | HIGH |");
        assertThat(page(FIRST))
                .contains("## Changes", "migrates data of audit_log", "| 1 |", "SHARE UPDATE EXCLUSIVE")
                .contains("Its own down part:", "It has never run here.", "| CTO | missing |");
        assertThat(page("schema.md"))
                .contains("erDiagram", "\"config_change_event\" ||--o| \"odd|name\" : \"id\"", "text a_b")
                .contains("\\<script\\> | \\*x\\*");
        assertThat(page("checklists/0010_add_compliance_fields.md"))
                .contains("## T-7: plan", "- [ ] Run it: `suture migrate`");
    }

    @Test
    void after_it_ran_the_pages_say_what_the_ledger_says() throws IOException {
        place.json("migrate");
        place.json("docs");

        assertThat(page("index.md")).contains("| completed | HIGH |", "| completed | CRITICAL |");
        assertThat(page(FIRST)).contains("| migration-done | completed |");
        assertThat(page("checklists/0010_add_compliance_fields.md"))
                .contains("- [x] Run it: `suture migrate`", "Tell the compliance officer");
        assertThat(page("evolution.md")).contains("adds a nullable column to audit_log", "migrates data of audit_log");
        assertThat(page("metrics.md"))
                .contains("| migrations that succeed | > 99.9 % | 100.0 % | attempts: 2 | met |")
                .contains("| rollbacks that succeed | 100 % |  | rollbacks: 0 | not measured |");
    }

    @Test
    void what_somebody_has_done_is_on_the_record_and_on_the_checklist() throws IOException {
        String id = "0010_add_compliance_fields";
        assertThat(place.refused("checklist", id, "--done", "rehearsed")).isEqualTo("JOURNAL-NONE");
        place.json("migrate");

        assertThat(place.refused("checklist", id, "--done", "migrated")).isEqualTo("CHECKLIST-PROVED");
        assertThat(place.refused("checklist", id, "--done", "rehersed")).isEqualTo("CHECKLIST-ITEM");
        assertThat(place.refused("checklist", "none", "--done", "rehearsed")).isEqualTo("MIGRATION-UNKNOWN");
        int before = place.json("checklist", id).get("open").asInt();
        place.json("checklist", id, "--done", "rehearsed", "--note", "went well", "--dry-run");
        assertThat(place.json("checklist", id).get("open").asInt()).isEqualTo(before);
        place.json("checklist", id, "--done", "rehearsed", "--note", "went well");
        place.json("docs");

        assertThat(place.json("checklist", id).get("open").asInt()).isEqualTo(before - 1);
        assertThat(page("checklists/" + id + ".md")).containsPattern("- \\[x\\] Rehearse it: .*went well");
    }

    @Test
    void the_plan_that_was_followed_and_what_it_took_are_on_the_page_of_one_that_has_run() throws IOException {
        place.json("migrate");
        place.json("docs");

        assertThat(page(FIRST))
                .contains("What the plan that was followed took:", "SHARE UPDATE EXCLUSIVE", "step 1, 1 try")
                .contains("No stage before this one has been proved");
        assertThat(page("migrations/0011_partition_audit_log.md"))
                .contains("By `suture undo 0011_partition_audit_log`, which follows the plan backwards");
        assertThat(page("incident.md")).contains("## Who is called", "| a migration has failed | `suture status` |");
    }

    @Test
    void a_rehearsal_on_the_record_is_on_the_page_the_checklist_and_the_metrics() throws Exception {
        Path two = folder.resolve("two");
        Files.createDirectories(two);
        Files.writeString(two.resolve("1_beds.sql"), "CREATE TABLE beds (id int PRIMARY KEY)");
        place.json("migrate", "--dir", "two");
        Files.writeString(
                two.resolve("2_ward.sql"),
                "ALTER TABLE beds ADD COLUMN ward text;\n-- suture:down\nALTER TABLE beds DROP ward");
        place.json("rehearse", "--dir", "two", "--record");
        place.json("docs", "--dir", "two");

        assertThat(page("migrations/2_ward.md"))
                .contains(
                        "Way back: **restored**; small tables, PostgreSQL ",
                        "| the up as written took | 1 s |",
                        "| kept |");
        assertThat(page("checklists/2_ward.md")).containsPattern("- \\[x\\] Rehearse it: .*restored, by ");

        place.json("migrate", "--dir", "two");
        assertThat(place.ask("SELECT string_agg(coalesce(body::jsonb ->> 'rollback_tested', '-'), ' ' ORDER BY seq)"
                        + " FROM suture.ledger WHERE body::jsonb ->> 'kind' = 'migration-done'"))
                .as("of the one that was not rehearsed nothing is known")
                .isEqualTo("- true");
        Files.writeString(two.resolve("3_none.sql"), "SELECT 1");
        place.json("docs", "--dir", "two");
        assertThat(page("metrics.md"))
                .contains(
                        "| ways back that a rehearsal found whole | 100 % | 100.0 % | migrations rehearsed before they ran: 1 | met |");
    }

    @Test
    void the_same_database_makes_the_same_pages() throws IOException {
        place.json("migrate");
        place.json("docs", "--out", "one");
        place.json("docs", "--out", "two");

        assertThat(pages("one")).hasSizeGreaterThan(8).isEqualTo(pages("two"));
    }

    @Test
    void without_a_database_the_pages_say_what_the_folder_says() throws IOException {
        assertThat(new Terminal(folder).run("docs").exitCode()).isZero();

        assertThat(page("index.md")).contains("From the folder of migrations alone", "not known without a database");
        assertThat(page(FIRST)).contains("ADD COLUMN IF NOT EXISTS hash_algorithm", "no database is known");
        assertThat(pages("migration-docs")).doesNotContainKeys("schema.md", "metrics.md");
    }

    @Test
    void what_somebody_wrote_is_not_written_over() throws IOException {
        Files.createDirectories(folder.resolve("migration-docs"));
        Files.writeString(folder.resolve("migration-docs/index.md"), "# Mine\n");

        assertThat(place.refused("docs")).isEqualTo("DOCS-NOT-OURS");
        assertThat(pages("migration-docs")).containsOnlyKeys("index.md");
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve("migration-docs").resolve(name));
    }

    private Map<String, String> pages(String name) throws IOException {
        Path root = folder.resolve(name);
        Map<String, String> pages = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                pages.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return pages;
    }
}
