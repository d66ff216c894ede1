// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of every rule; written once. */
class RulesTest {
    private static final Rules ALL = Rules.installed();

    /** Everything a house may wish, so that the examples of such rules speak. */
    private static final Conventions STRICT = new Conventions(
            Optional.of(Pattern.compile("[a-z][a-z0-9_]*")), Set.of("hstore"), List.of("created_at"), true, true, true);

    static Stream<RulePage> pages() {
        return ALL.all().stream().map(Rule::page);
    }

    @Test
    void ids_are_unique_and_look_alike() {
        assertThat(ALL.ids())
                .hasSizeGreaterThan(100)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_bad_example_makes_the_rule_speak_and_it_hands_over_what_to_write(RulePage page) {
        assertThat(of(page, page.bad()))
                .as(page.id())
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.fix()).isNotBlank())
                .allSatisfy(f -> assertThat(f.message()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_good_example_does_not(RulePage page) {
        assertThat(of(page, page.good())).as(page.id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void the_corrected_sql_can_be_parsed(RulePage page) {
        assertThat(of(page, page.bad())).allSatisfy(f -> SqlScript.parse(f.fix(), SourceName.of("fix.sql")));
    }

    @Test
    void an_index_goes_with_a_column_of_its_condition_on_the_way_back() {
        Linter linter = new Linter(
                ALL,
                LintOptions.defaults().with(STRICT),
                List.of(parse("CREATE TABLE users (id bigint PRIMARY KEY, name text)")));

        assertThat(linter.lint(
                        parse("ALTER TABLE users ADD COLUMN gone boolean;"
                                + " CREATE INDEX users_here ON users (name) WHERE name <> '' AND NOT gone"),
                        LintOptions.defaults(),
                        parse("ALTER TABLE users DROP COLUMN gone")))
                .extracting(Finding::rule)
                .isNotEmpty()
                .doesNotContain("down-does-not-restore");
    }

    private static List<Finding> of(RulePage page, String sql) {
        LintOptions options =
                LintOptions.defaults().on(page.pg()).with(page.transaction()).with(STRICT);
        List<SqlScript> existing = page.schema().isEmpty() ? List.of() : List.of(parse(page.schema()));
        String[] parts = sql.split("-- suture:down\n");
        Linter linter = new Linter(ALL, options, existing);
        List<Finding> found =
                parts.length == 1 ? linter.lint(parse(sql)) : linter.lint(parse(parts[0]), options, parse(parts[1]));
        return found.stream().filter(f -> f.rule().equals(page.id())).toList();
    }

    private static SqlScript parse(String sql) {
        return SqlScript.parse(sql, SourceName.of("example.sql"));
    }
}
