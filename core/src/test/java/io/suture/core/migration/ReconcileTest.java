// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.problem.Problem;
import io.suture.core.source.Folder;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReconcileTest {
    private static final String UNREADABLE = "/* ---\nno such key: 1\n--- */ SELECT 1;";

    @Test
    void what_never_ran_is_pending_and_what_ran_is_not() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").migrated().file("2_b.sql", "SELECT 2;");
        assertThat(project.pending()).containsExactly("2_b");
        assertThat(project.reconcile().applied())
                .extracting(a -> a.id().value())
                .containsExactly("1_a");
        assertThat(project.migrated().reconcile().upToDate()).isTrue();
    }

    @Test
    void an_unchanged_file_is_never_parsed_again() {
        Folder folder = Folder.with("1_a.sql", UNREADABLE);
        assertThat(folder.codes()).containsExactly("YAML-KEY");
        Checksum bytes = folder.read().entries().getFirst().bytes();
        Project project = new Project().file("1_a.sql", UNREADABLE).row(completed("1_a", 1, bytes));
        assertThat(project.reconcile().upToDate()).isTrue();
    }

    @Test
    void a_new_file_does_not_make_the_old_ones_be_parsed() {
        Checksum bytes = Folder.with("2.0.0/1_a.sql", UNREADABLE)
                .read()
                .entries()
                .getFirst()
                .bytes();
        Project project = new Project()
                .file("2.0.0/1_a.sql", UNREADABLE)
                .row(completed("1_a", 1, bytes))
                .file("2.0.0/2_b.sql", "SELECT 2;");
        assertThat(project.pending()).containsExactly("2_b");
    }

    @Test
    void a_file_edited_after_it_ran_is_refused() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").migrated();
        project.nowTheFolderIs(Folder.with("1_a.sql", "SELECT 2;"));
        assertThat(project.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("MIGRATION-EDITED");
            assertThat(p.what()).contains("\"1_a\"");
            assertThat(p.at().orElseThrow().file()).isEqualTo("1_a.sql");
            assertThat(p.fix()).contains("suture resolve 1_a --accept-checksum --reason");
        });
    }

    @Test
    void a_file_only_formatted_or_commented_after_it_ran_is_noted() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").migrated();
        project.nowTheFolderIs(Folder.with("1_a.sql", "-- one\nselect\n  1;"));
        assertThat(project.notices()).containsExactly("MIGRATION-REFORMATTED 1_a.sql");
        assertThat(project.reconcile().upToDate()).isTrue();
    }

    @Test
    void a_down_part_corrected_after_the_up_part_ran_is_noted() {
        Project project = new Project()
                .file("1_a.sql", "SELECT 1;\n-- suture:down\nSELECT 2;")
                .migrated();
        project.nowTheFolderIs(Folder.with("1_a.sql", "SELECT 1;\n-- suture:down\nSELECT 3;"));
        assertThat(project.reconcile().notices()).singleElement().satisfies(n -> {
            assertThat(n.code()).isEqualTo("MIGRATION-PART-CHANGED");
            assertThat(n.what()).endsWith("not in what ran: down");
        });
    }

    @Test
    void one_that_failed_and_left_nothing_may_be_edited_and_runs_again() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.FAILED, false);
        project.nowTheFolderIs(Folder.with("1_a.sql", "SELECT 2;"));
        assertThat(project.pending()).containsExactly("1_a");
        assertThat(project.notices()).containsExactly("MIGRATION-RETRY-EDITED 1_a.sql");
        assertThat(project.reconcile().pending().getFirst().before())
                .map(AppliedMigration::state)
                .contains(MigrationState.FAILED);
    }

    @Test
    void one_that_failed_and_left_something_is_resumed_and_may_not_be_edited() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.FAILED, true);
        assertThat(project.pending()).isEmpty();
        assertThat(project.reconcile().unfinished())
                .extracting(a -> a.id().value())
                .containsExactly("1_a");
        project.nowTheFolderIs(Folder.with("1_a.sql", "SELECT 2;"));
        assertThat(project.codes()).containsExactly("MIGRATION-EDITED");
        assertThat(project.problems().getFirst().why()).contains("left something");
        assertThat(project.problems().getFirst().fix())
                .contains("suture undo 1_a")
                .doesNotContain("--accept");
    }

    @Test
    void one_begun_and_not_ended_comes_before_everything_pending() {
        Project project = new Project()
                .file("1_a.sql", "SELECT 1;")
                .ended("1_a", MigrationState.IN_PROGRESS, true)
                .file("2_b.sql", "SELECT 2;");
        assertThat(project.reconcile().unfinished()).hasSize(1);
        assertThat(project.pending()).containsExactly("2_b");
    }

    @Test
    void one_that_was_taken_back_runs_again() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.ROLLED_BACK, false);
        assertThat(project.pending()).containsExactly("1_a");
    }

    @Test
    void an_expanded_one_counts_as_run() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.EXPANDED, true);
        assertThat(project.reconcile().upToDate()).isTrue();
        assertThat(project.reconcile().applied()).hasSize(1);
    }

    @Test
    void nothing_runs_on_top_of_an_unknown_state() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.UNKNOWN, true);
        assertThat(project.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("MIGRATION-STATE-UNKNOWN");
            assertThat(p.fix()).contains("suture resolve 1_a --done");
        });
    }

    @Test
    void a_late_arrival_is_refused_unless_asked_for_and_then_marked() {
        Project project = new Project()
                .file("1_a.sql", "")
                .file("3_c.sql", "")
                .migrated()
                .file("2_b.sql", "")
                .file("4_d.sql", "");
        assertThat(project.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("MIGRATION-OUT-OF-ORDER");
            assertThat(p.what()).contains("\"2_b\"").contains("\"3_c\"");
        });
        assertThat(project.outOfOrder().reconcile().pending())
                .extracting(p -> p.id() + " " + p.outOfOrder())
                .containsExactly("2_b true", "4_d false");
    }

    @Test
    void a_late_arrival_into_an_older_release_is_out_of_order_whatever_its_number() {
        Project project = new Project().file("2.0.0/0001_a.sql", "").migrated().file("1.9.0/0099_b.sql", "");
        assertThat(project.codes()).containsExactly("MIGRATION-OUT-OF-ORDER");
    }

    @Test
    void the_release_of_what_ran_comes_from_the_journal() {
        String released = "/* ---\nrelease: 2.0.0\n--- */";
        Project project =
                new Project().file("1_a.sql", released).migrated().file("2_b.sql", "/* ---\nrelease: 1.0.0\n--- */");
        assertThat(project.codes()).containsExactly("MIGRATION-OUT-OF-ORDER");
    }

    @Test
    void a_database_newer_than_the_folder_is_refused() {
        Project project =
                new Project().file("1_a.sql", "").file("2_b.sql", "SELECT 2;").migrated();
        project.nowTheFolderIs(Folder.with("1_a.sql", ""));
        assertThat(project.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("MIGRATION-UNKNOWN");
            assertThat(p.what()).isEqualTo("\"2_b\" ran here on 2026-11-21T02:00:00Z by ada but has no file");
        });
    }

    @Test
    void a_renamed_file_is_recognised() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").migrated();
        project.nowTheFolderIs(Folder.with("1_b.sql", "SELECT 1;"));
        assertThat(project.problems().getFirst().fix()).isEqualTo("rename \"1_b.sql\" back");
    }

    @Test
    void one_that_was_taken_back_or_adopted_may_have_no_file() {
        Project project = new Project().file("1_a.sql", "SELECT 1;").ended("1_a", MigrationState.ROLLED_BACK, false);
        AppliedMigration adopted = completed("0_old", 9, Checksum.ofText(""));
        project.row(new AppliedMigration(
                adopted.id(), 9, Optional.empty(), adopted.state(), Optional.empty(), "", "", false, true));
        project.nowTheFolderIs(Folder.with("2_b.sql", ""));
        assertThat(project.pending()).containsExactly("2_b");
    }

    @Test
    void repeatable_ones_run_again_when_their_sql_changed() {
        Project project = new Project();
        project.nowTheFolderIs(Folder.with("R__views.sql", "SELECT 1;").and("V1__a.sql", ""));
        assertThat(project.repeatables()).containsExactly("R__views");
        project.migrated();
        assertThat(project.reconcile().upToDate()).isTrue();
        project.nowTheFolderIs(Folder.with("R__views.sql", "SELECT  1; -- same").and("V1__a.sql", ""));
        assertThat(project.reconcile().upToDate()).isTrue();
        project.nowTheFolderIs(
                Folder.with("R__views.sql", "SELECT 2;").and("V1__a.sql", "").and("V2__b.sql", ""));
        assertThat(project.repeatables()).containsExactly("R__views");
        assertThat(project.pending()).containsExactly("2");
    }

    @Test
    void a_target_ends_the_run_and_what_lies_behind_it_is_not_asked() {
        Project project = new Project()
                .file("1_a.sql", "")
                .file("2_b.sql", "")
                .file("3_c.sql", "")
                .to("2_b");
        assertThat(project.pending()).containsExactly("1_a", "2_b");
        assertThat(project.migrated().reconcile().upToDate()).isTrue();
    }

    @Test
    void a_target_that_does_not_exist_is_answered_with_the_nearest() {
        Project project = new Project().file("1_add_table.sql", "").to("1_add_tabel");
        assertThat(project.problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("MIGRATION-TO");
            assertThat(p.fix()).isEqualTo("did you mean \"1_add_table\"?");
        });
    }

    @Test
    void everything_wrong_with_a_folder_and_a_database_is_in_one_list() {
        Project project = new Project()
                .file("1_a.sql", "SELECT 1;")
                .file("2_b.sql", "SELECT 2;")
                .file("3_c.sql", "SELECT 3;")
                .migrated();
        project.file("4_d.sql", "SELECT 4;").ended("4_d", MigrationState.UNKNOWN, true);
        project.nowTheFolderIs(Folder.with("1_a.sql", "SELECT 9;")
                .and("0_late.sql", "")
                .and("3_c.sql", "SELECT 3;")
                .and("4_d.sql", "SELECT 4;")
                .and("x/3_c.sql", "SELECT 3;")
                .and("5_e.sql", "/* ---\ndepends: [5_f, 9_none]\n--- */")
                .and("5_f.sql", "/* ---\ndepends: 5_e\n--- */")
                .and("6_g.sql", UNREADABLE)
                .and("loose.sql", "")
                .and("7_h.py", ""));
        assertThat(project.codes())
                .containsExactlyInAnyOrder(
                        "MIGRATION-EDITED",
                        "MIGRATION-UNKNOWN",
                        "MIGRATION-STATE-UNKNOWN",
                        "MIGRATION-OUT-OF-ORDER",
                        "MIGRATION-DUPLICATE",
                        "MIGRATION-DEPENDS",
                        "MIGRATION-CYCLE",
                        "YAML-KEY",
                        "LAYOUT-FILE",
                        "LAYOUT-NOT-SQL");
        assertThat(project.problems()).extracting(Problem::fix).noneMatch(String::isBlank);
    }

    @Test
    void problems_come_in_the_order_of_the_files() {
        Project project = new Project();
        for (int i = 1; i <= 20; i++) {
            project.file(i + "_a.sql", UNREADABLE);
        }
        assertThat(project.problems())
                .extracting(p -> p.at().orElseThrow().file())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 20).mapToObj(i -> i + "_a.sql").toList());
    }

    @Test
    void one_that_was_adopted_without_a_release_has_that_of_its_folder() {
        Checksum bytes =
                Folder.with("2.0.0/1_a.sql", "").read().entries().getFirst().bytes();
        Project project = new Project()
                .file("2.0.0/1_a.sql", "")
                .row(completed("1_a", 1, bytes))
                .file("1.0.0/2_b.sql", "");
        assertThat(project.codes()).containsExactly("MIGRATION-OUT-OF-ORDER");
    }

    @Test
    void a_set_made_by_a_program_runs_in_the_order_given() {
        MigrationSet set = MigrationSet.of(List.of(Migration.of("b", "SELECT 1"), Migration.of("a", "SELECT 2")));
        assertThat(set.reconcile(List.of(), ReconcileOptions.defaults()).pending())
                .extracting(p -> p.id().value())
                .containsExactly("b", "a");
    }

    private static AppliedMigration completed(String id, int index, Checksum bytes) {
        return new AppliedMigration(
                MigrationId.of(id),
                index,
                Optional.empty(),
                MigrationState.COMPLETED,
                Optional.of(new Checksums(bytes, new TreeMap<>())),
                "2026-11-21T02:00:00Z",
                "ada",
                false,
                false);
    }
}
