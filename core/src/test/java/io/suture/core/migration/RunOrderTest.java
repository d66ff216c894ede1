// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.source.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RunOrderTest {
    @Test
    void what_others_depend_on_runs_first_and_all_else_keeps_its_place() {
        Folder folder = Folder.with("1_a.sql", depends("3_c"))
                .and("2_b.sql", "")
                .and("3_c.sql", "")
                .and("4_d.sql", depends("1_a"));
        assertThat(folder.runOrder()).containsExactly("2_b", "3_c", "1_a", "4_d");
    }

    @Test
    void a_dependency_may_lie_in_a_later_release() {
        Folder folder = Folder.with("1.0.0/1_a.sql", depends("2_b"))
                .and("2.0.0/2_b.sql", "")
                .and("1.0.0/3_c.sql", "");
        assertThat(folder.runOrder()).containsExactly("3_c", "2_b", "1_a");
    }

    @Test
    void a_cycle_is_named_and_what_only_waits_for_it_is_not_part_of_it() {
        Folder folder = Folder.with("1_a.sql", depends("2_b"))
                .and("2_b.sql", depends("3_c"))
                .and("3_c.sql", depends("2_b"))
                .and("4_d.sql", depends("4_d"));
        assertThat(folder.problems())
                .extracting(p -> p.code() + " " + p.what())
                .containsExactly(
                        "MIGRATION-CYCLE migrations wait for each other: \"2_b\" → \"3_c\" → \"2_b\"",
                        "MIGRATION-CYCLE migrations wait for each other: \"4_d\" → \"4_d\"");
    }

    @Test
    void a_missing_dependency_is_answered_with_the_nearest_id() {
        Folder folder = Folder.with("1_add_table.sql", "").and("2_b.sql", depends("1_add_tables"));
        assertThat(folder.problem().code()).isEqualTo("MIGRATION-DEPENDS");
        assertThat(folder.problem().fix()).isEqualTo("did you mean \"1_add_table\"?");
    }

    @Test
    void nothing_versioned_can_depend_on_a_repeatable_one() {
        Folder folder = Folder.with("V1__a.sql", depends("R__views")).and("R__views.sql", "");
        assertThat(folder.problem().why()).contains("repeatable migrations run after every versioned one");
    }

    @Test
    void a_dependency_that_has_run_is_met() {
        Project project = new Project().file("1_a.sql", "").migrated().file("2_b.sql", depends("1_a"));
        assertThat(project.pending()).containsExactly("2_b");
    }

    @Test
    void every_order_runs_each_once_and_nothing_before_what_it_depends_on() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<List<Integer>> depends = graph(random, 2 + random.nextInt(20));
            Folder folder = new Folder().as("native");
            for (int i = 0; i < depends.size(); i++) {
                String ids = depends.get(i).stream().map(d -> d + "_x").collect(Collectors.joining(", "));
                folder.and(i + "_x.sql", "/* ---\ndepends: [" + ids + "]\n--- */");
            }
            List<String> order = folder.runOrder();
            assertThat(order).as("seed %d", seed).hasSize(depends.size()).doesNotHaveDuplicates();
            for (int i = 0; i < depends.size(); i++) {
                int place = order.indexOf(i + "_x");
                assertThat(depends.get(i)).as("seed %d, %d", seed, i).allMatch(d -> order.indexOf(d + "_x") < place);
            }
        }
    }

    /** Each depends on up to three that stand before it in a hidden order, so that there is no cycle. */
    private static List<List<Integer>> graph(Random random, int size) {
        List<Integer> hidden = new ArrayList<>(
                random.ints(0, size).distinct().limit(size).boxed().toList());
        List<List<Integer>> depends = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int before = hidden.indexOf(i);
            depends.add(
                    before == 0
                            ? List.of()
                            : random.ints(random.nextInt(4), 0, before)
                                    .distinct()
                                    .mapToObj(hidden::get)
                                    .toList());
        }
        return depends;
    }

    private static String depends(String id) {
        return "/* ---\ndepends: " + id + "\n--- */";
    }
}
