// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.Rank;
import io.suture.core.migration.Section;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlywayLayoutTest {
    @Test
    void versions_run_by_their_numbers_and_repeatable_ones_after_them() {
        Folder folder = Folder.with("R__a_views.sql", "")
                .and("V10__ten.sql", "")
                .and("V9.1__nine_one.sql", "")
                .and("team/V9__nine.sql", "")
                .and("V9_1_1__more.sql", "")
                .and("V20260101120000000__long.sql", "")
                .and("R__b views.sql", "");
        assertThat(folder.runOrder())
                .containsExactly("9", "9.1", "9.1.1", "10", "20260101120000000", "R__a_views", "R__b views");
    }

    @Test
    void an_id_is_the_version_as_displayed_and_the_description_the_words_behind_it() {
        Migration migration = Folder.with("V01_2__add__big_column.sql", "").migration("01.2");
        assertThat(migration.description()).isEqualTo("add  big column");
        assertThat(migration.kind()).isEqualTo(MigrationKind.VERSIONED);
    }

    @Test
    void a_baseline_stands_for_the_versions_up_to_its_own_where_none_has_run() {
        Folder folder = Folder.with("V1__a.sql", "SELECT 1;")
                .and("V2__b.sql", "SELECT 2;")
                .and("B2__all_so_far.sql", "SELECT 12;")
                .and("B1__older.sql", "SELECT 1;")
                .and("V2.1__c.sql", "SELECT 3;")
                .and("R__views.sql", "SELECT 4;");

        assertThat(folder.runOrder()).containsExactly("B2", "2.1", "R__views");
        assertThat(folder.ids()).as("of the history").containsExactly("1", "2", "2.1", "R__views");
    }

    @Test
    void callbacks_are_noted_and_nothing_else_is_left_out() {
        Folder folder = Folder.with("V1__a.sql", "SELECT 1;")
                .and("beforeMigrate.sql", "SELECT 2;")
                .and("afterEachMigrate__grants.sql", "SELECT 3;");
        assertThat(folder.runOrder()).containsExactly("1");
        assertThat(folder.notices())
                .containsExactlyInAnyOrder(
                        "FLYWAY-CALLBACK beforeMigrate.sql", "FLYWAY-CALLBACK afterEachMigrate__grants.sql");
        assertThat(folder.and("beforehand.sql", "SELECT 4;").codes()).containsExactly("LAYOUT-FILE");
    }

    @Test
    void an_undo_file_without_a_statement_says_that_there_is_nothing_to_take_back() {
        Folder folder = Folder.with("V1__a.sql", "SELECT 1;").and("U1__a.sql", "-- cannot be undone\n;\n");
        assertThat(folder.migration("1").down()).isPresent();
    }

    @Test
    void a_version_without_a_description_is_one() {
        assertThat(Folder.with("V1.sql", "").and("V2__x.SQL", "").runOrder()).containsExactly("1", "2");
    }

    @Test
    void two_files_of_one_version_are_refused_however_they_write_it() {
        Folder folder = Folder.with("V1.0__a.sql", "").and("V1__b.sql", "").and("V01_0_0__c.sql", "");
        assertThat(folder.codes()).containsExactly("MIGRATION-DUPLICATE", "MIGRATION-DUPLICATE");
    }

    @Test
    void an_undo_belongs_to_the_version_it_names() {
        Folder folder = Folder.with("V1.0__a.sql", "SELECT 1;")
                .and("U1__other.sql", "SELECT 2;")
                .and("U7__gone.sql", "");
        assertThat(folder.migration("1.0").down().map(Section::text)).contains("SELECT 2;");
        assertThat(folder.notices()).containsExactly("DOWN-WITHOUT-UP U7__gone.sql");
    }

    @Test
    void an_undo_may_also_be_a_section_but_not_both() {
        Folder folder = Folder.with("V1__a.sql", "SELECT 1;\n-- suture:down\nSELECT 2;");
        assertThat(folder.migration("1").down().map(Section::text)).contains("SELECT 2;");
        assertThat(folder.and("U1__a.sql", "SELECT 3;").problem().code()).isEqualTo("SECTION-TWICE");
    }

    @Test
    void a_conf_file_beside_it_may_keep_it_out_of_a_transaction() {
        Folder folder =
                Folder.with("V1__a.sql", "VACUUM;").and("V1__a.sql.conf", "# why\nexecuteInTransaction=false\n");
        assertThat(folder.migration("1").up().transactional()).contains(false);
    }

    @Test
    void a_conf_setting_that_would_go_unheeded_is_refused() {
        Folder folder = Folder.with("V1__a.sql", "VACUUM;").and("V1__a.sql.conf", "\nshouldExecute=false\n");
        assertThat(folder.problem().code()).isEqualTo("LAYOUT-SETTING");
        assertThat(folder.problem().at().orElseThrow()).hasToString("V1__a.sql.conf:2:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1__a.sql", "Vx__a.sql", "V__a.sql", "V1._1__a.sql", "B__base.sql", "R_a.sql"})
    void an_sql_file_by_no_rule_is_refused(String name) {
        assertThat(Folder.with("V1__x.sql", "").and(name, "").codes()).containsExactly("LAYOUT-FILE");
    }

    @Test
    void a_prefix_in_lower_case_is_told_how_to_be_right() {
        assertThat(Folder.with("V1__x.sql", "").and("v2__a.sql", "").problem().fix())
                .startsWith("rename it to V2__a.sql");
    }

    @Test
    void versions_compare_as_numbers_whatever_their_length() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 2_000; round++) {
            List<Integer> a = parts(random);
            List<Integer> b = parts(random);
            assertThat(Integer.signum(rank(a, random).compareTo(rank(b, random))))
                    .as("seed %d, round %d: %s and %s", seed, round, a, b)
                    .isEqualTo(compare(a, b));
        }
    }

    private static List<Integer> parts(Random random) {
        return random.ints(1 + random.nextInt(4), 0, random.nextBoolean() ? 3 : 200)
                .boxed()
                .toList();
    }

    /** The version as somebody might write it: zeros before and behind, dots or underscores. */
    private static Rank rank(List<Integer> parts, Random random) {
        List<Integer> written = new ArrayList<>(parts);
        IntStream.range(0, random.nextInt(3)).forEach(i -> written.add(0));
        String text = written.stream()
                .map(part -> "0".repeat(random.nextInt(3)) + part)
                .collect(Collectors.joining(random.nextBoolean() ? "." : "_"));
        return FlywayName.of("V" + text + "__x").orElseThrow().rank();
    }

    /** The rule said another way: pad with zeros, compare digit groups from the left. */
    private static int compare(List<Integer> a, List<Integer> b) {
        BigInteger base = BigInteger.valueOf(1_000);
        BigInteger x = BigInteger.ZERO;
        BigInteger y = BigInteger.ZERO;
        for (int i = 0; i < 8; i++) {
            x = x.multiply(base).add(BigInteger.valueOf(i < a.size() ? a.get(i) : 0));
            y = y.multiply(base).add(BigInteger.valueOf(i < b.size() ? b.get(i) : 0));
        }
        return x.compareTo(y);
    }
}
