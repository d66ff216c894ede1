// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.suture.core.migration.Contract;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrontMatterTest {
    private static final String ALL = """
            description: Add compliance fields
            release: 2.0.0
            justification: "HIPAA §164.312(b): audit controls"
            ticket: 4711
            author: Ada
            depends: [0001_init, 0002_more]
            phi:
              - audit_log.details
            breaking: true
            transactional: false
            as-written: true
            tags: audit
            """;

    @Test
    void every_key_is_read_from_a_block_comment() {
        FrontMatter about = about("/* ---\n" + ALL + "--- */\nSELECT 1;");
        assertThat(about.description()).contains("Add compliance fields");
        assertThat(about.release()).contains(Version.of("2.0.0"));
        assertThat(about.justification()).contains("HIPAA §164.312(b): audit controls");
        assertThat(about.ticket()).contains("4711");
        assertThat(about.author()).contains("Ada");
        assertThat(about.depends()).containsExactly(MigrationId.of("0001_init"), MigrationId.of("0002_more"));
        assertThat(about.phi()).isEqualTo(new Phi(true, List.of("audit_log.details")));
        assertThat(about.breaking()).isTrue();
        assertThat(about.transactional()).contains(false);
        assertThat(about.asWritten()).isTrue();
        assertThat(about.tags()).containsExactly("audit");
    }

    @Test
    void line_comments_between_two_fences_say_the_same() {
        String lines = ALL.lines().map(line -> "-- " + line + "\n").reduce("", String::concat);
        assertThat(about("-- ---\n" + lines + "-- ---\nSELECT 1;"))
                .isEqualTo(about("/* ---\n" + ALL + "--- */\nSELECT 1;"));
    }

    @Test
    void a_licence_line_may_stand_before_it_and_sql_may_not() {
        assertThat(about("-- SPDX-License-Identifier: MIT\n\n/*---\nphi: true\n---\n*/")
                        .phi()
                        .concerned())
                .isTrue();
        assertThat(about("SELECT 1;\n/*---\nphi: true\n---*/")).isEqualTo(FrontMatter.NONE);
    }

    @Test
    void a_key_without_a_value_is_as_good_as_none() {
        assertThat(about("/* ---\nticket:\nphi:\ndepends:\nrelease:\n--- */")).isEqualTo(FrontMatter.NONE);
    }

    @Test
    void phi_may_be_yes_no_or_fields() {
        assertThat(about("/* ---\nphi: false\n--- */").phi()).isEqualTo(Phi.NONE);
        assertThat(about("/* ---\nphi: patients.ssn\n--- */").phi().fields()).containsExactly("patients.ssn");
    }

    @Test
    void everything_wrong_is_in_one_list_with_its_place() {
        List<Problem> problems = problems("""
                -- a licence line
                /* ---
                descripton: no such key
                release: 2.0
                breaking: maybe
                phi: {a: b}
                depends: [1.0.0, [x]]
                --- */
                """);
        assertThat(problems)
                .extracting(p -> p.code() + " " + p.at().orElseThrow())
                .containsExactlyInAnyOrder(
                        "YAML-KEY 0001_a.sql:3:1",
                        "YAML-VALUE 0001_a.sql:4:10",
                        "YAML-VALUE 0001_a.sql:5:11",
                        "YAML-VALUE 0001_a.sql:6:6",
                        "YAML-VALUE 0001_a.sql:7:18");
        assertThat(problems).extracting(Problem::fix).contains("did you mean `description`?");
    }

    @Test
    void places_in_line_comments_count_the_marks() {
        assertThat(problems("-- ---\n--   brekaing: true\n--   phi: [{}]\n-- ---\n"))
                .extracting(p -> p.at().orElseThrow().toString())
                .containsExactly("0001_a.sql:2:6", "0001_a.sql:3:12");
    }

    @Test
    void a_key_given_twice_is_refused() {
        assertThat(problems("/* ---\nphi: true\nphi: false\n--- */"))
                .extracting(Problem::code)
                .containsExactly("YAML-SYNTAX");
    }

    @Test
    void what_is_not_yaml_is_refused_where_it_breaks() {
        assertThat(problems("/* ---\ndescription: a: b\n--- */"))
                .singleElement()
                .satisfies(p -> {
                    assertThat(p.code()).isEqualTo("YAML-SYNTAX");
                    assertThat(p.at().orElseThrow().line()).isEqualTo(2);
                });
        assertThat(problems("/* ---\ndescription: a\n\tphi: true\n--- */"))
                .singleElement()
                .satisfies(p -> assertThat(p.why()).isEqualTo("a tab stands where YAML wants blanks"));
        assertThat(problems("/* ---\njust words\n--- */"))
                .extracting(Problem::code)
                .containsExactly("YAML-SYNTAX");
    }

    @Test
    void front_matter_that_never_ends_is_refused() {
        assertThat(problems("/* ---\nphi: true\n*/\nSELECT 1"))
                .extracting(Problem::code)
                .containsExactly("FRONT-MATTER-OPEN");
        assertThat(problems("-- ---\n-- phi: true\nSELECT 1"))
                .extracting(Problem::code)
                .containsExactly("FRONT-MATTER-OPEN");
    }

    @Test
    void another_layout_has_front_matter_too_but_a_line_drawn_by_its_author_is_none() {
        Folder flyway = Folder.with("V1__a.sql", "-- ---\n-- tables of the ward\n-- ---\nSELECT 1;")
                .and("V2__b.sql", "/* ---\njustification: asked for\n--- */\nSELECT 1;");
        assertThat(flyway.migration("1").about()).isEqualTo(FrontMatter.NONE);
        assertThat(flyway.migration("2").about().justification()).contains("asked for");
    }

    @Test
    void a_contract_is_now_or_later() {
        assertThat(about("-- ---\n-- contract: later\n-- ---\n").contract()).isEqualTo(Contract.LATER);
        assertThat(about("-- ---\n-- ticket: X-1\n-- ---\n").contract()).isEqualTo(Contract.NOW);
        assertThat(problems("-- ---\n-- contract: tomorrow\n-- ---\n"))
                .extracting(Problem::code, Problem::what)
                .containsExactly(tuple("YAML-VALUE", "`contract` must be now or later"));
    }

    @Test
    void every_key_has_a_meaning_for_the_reference() {
        assertThat(FrontMatterKey.values()).isNotEmpty().allSatisfy(key -> {
            assertThat(key.meaning()).isNotBlank();
            assertThat(key.form().words()).isNotBlank();
            assertThat(FrontMatterKey.of(key.display())).contains(key);
        });
    }

    private static FrontMatter about(String text) {
        return Folder.with("0001_a.sql", text).migration("0001_a").about();
    }

    private static List<Problem> problems(String text) {
        return Folder.with("0001_a.sql", text).problems();
    }
}
