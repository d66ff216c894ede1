// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import io.suture.core.problem.SutureException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a script that cannot be used is answered: every mistake, each with its place. */
class ScriptProblemsTest {
    @Test
    void a_syntax_error_names_its_place_and_shows_it() {
        Problem problem = only("create table a (b int);\nalter tabel é add c int;\n");
        assertThat(problem.code()).isEqualTo("SQL-SYNTAX");
        assertThat(problem.what()).isEqualTo("syntax error at or near \"tabel\"");
        assertThat(problem.at()).hasValueSatisfying(at -> {
            assertThat(at).hasToString("a.sql:2:7");
            assertThat(at.excerpt()).hasValue("alter tabel é add c int;\n      ^");
        });
    }

    @Test
    void characters_of_several_bytes_before_the_mistake_do_not_move_the_caret() {
        assertThat(only("\uFEFFselect 'ééé€😀' as ä, frm frm frm").at())
                .hasValueSatisfying(at -> assertThat(at.excerpt())
                        .hasValue("select 'ééé€😀' as ä, frm frm frm\n"
                                + " ".repeat("select 'ééé€X' as ä, frm frm ".length()) + "^"));
    }

    @Test
    void every_statement_with_a_mistake_is_named() {
        assertThat(problems("selec 1;\r\nselect 2;\r\nselect from where;\r\n select ) ;"))
                .extracting(p -> p.at().orElseThrow().toString())
                .containsExactly("a.sql:1:1", "a.sql:3:13", "a.sql:4:9");
    }

    @Test
    void a_mistake_at_the_end_of_a_statement_points_behind_it() {
        assertThat(only("select (1").at())
                .hasValueSatisfying(at -> assertThat(at).hasToString("a.sql:1:10"));
        assertThat(only("select (1;\nselect 2").what()).isEqualTo("syntax error at or near \";\"");
    }

    @Test
    void an_unterminated_quote_is_shown_where_it_begins() {
        Problem problem = only("select 1;\nselect 'it;\nselect 2;");
        assertThat(problem.what()).startsWith("unterminated quoted string");
        assertThat(problem.at()).hasValueSatisfying(at -> assertThat(at).hasToString("a.sql:2:8"));
    }

    @Test
    void a_long_line_is_cut_around_the_caret() {
        String sql = "select " + "aaaa, ".repeat(100) + "b b b, " + "cccc, ".repeat(100) + "d";
        SourcePosition at = only(sql).at().orElseThrow();
        String[] lines = at.excerpt().orElseThrow().split("\n");
        assertThat(lines[0]).hasSizeLessThan(110).startsWith("… ").endsWith(" …");
        assertThat(lines[0].charAt(lines[1].indexOf('^'))).isEqualTo('b');
        assertThat(at.column()).isEqualTo(sql.indexOf("b b b") + 5);
    }

    @Test
    void each_command_of_psql_is_a_problem_that_says_what_to_write_instead() {
        List<Problem> problems =
                problems("\\set x 1\nselect 1;\n\\i 'a;b.sql'\ncreate table t (a int) \\g\nselect 1 \\gexec\n");
        assertThat(problems).extracting(Problem::code).containsOnly("SQL-PSQL-COMMAND");
        assertThat(problems)
                .extracting(p -> p.at().orElseThrow().toString())
                .containsExactly("a.sql:1:1", "a.sql:3:1", "a.sql:4:24", "a.sql:5:10");
        assertThat(problems).extracting(Problem::fix).allMatch(fix -> !fix.isEmpty());
        assertThat(problems.get(1).what()).isEqualTo("\\i is a command of psql, not SQL");
    }

    @Test
    void a_mistake_beside_a_command_of_psql_is_reported_with_it() {
        assertThat(problems("\\echo hello\nselec 1;"))
                .extracting(Problem::code)
                .containsExactly("SQL-PSQL-COMMAND", "SQL-SYNTAX");
    }

    @Test
    void copy_from_stdin_is_one_problem_whatever_its_rows_look_like() {
        Problem problem = only("create table t (a text);\ncopy t (a) from stdin;\nit's; a \\N row\n\\.\nselect 1;\n");
        assertThat(problem.code()).isEqualTo("SQL-COPY-STDIN");
        assertThat(problem.at()).hasValueSatisfying(at -> assertThat(at).hasToString("a.sql:2:1"));
    }

    @Test
    void a_variable_of_psql_is_recognised() {
        assertThat(only("select :name").fix()).contains("psql variable");
        assertThat(only("select :'name'").fix()).contains("psql variable");
    }

    @Test
    void a_no_break_space_is_recognised() {
        assertThat(only("create\u00A0table t (a int)").fix()).contains("U+00A0");
    }

    @Test
    void placeholders_are_replaced_everywhere_and_places_stay_those_of_the_file() {
        ParseOptions options = ParseOptions.defaults().withPlaceholders(Map.of("schema", "a_long_name", "v", "it''s"));
        SqlScript script = SqlScript.parse(
                "create table ${schema}.t (a text default '${v}'); select 1;\nselect 2",
                SourceName.of("a.sql"),
                options);
        assertThat(script.statements().getFirst().text())
                .isEqualTo("create table a_long_name.t (a text default 'it''s')");
        assertThat(script.statements())
                .extracting(s -> s.at().toString())
                .containsExactly("a.sql:1:1", "a.sql:1:51", "a.sql:2:1");
    }

    @Test
    void a_mistake_behind_a_placeholder_is_shown_in_the_line_as_written() {
        ParseOptions options = ParseOptions.defaults().withPlaceholders(Map.of("t", "a_much_longer_name"));
        assertThat(problems("select * from ${t} wher wher wher", options))
                .singleElement()
                .satisfies(p -> assertThat(p.at().orElseThrow().excerpt())
                        .hasValue("select * from ${t} wher wher wher\n                        ^"));
    }

    @Test
    void a_placeholder_without_a_value_is_a_problem_unless_it_is_in_a_comment() {
        ParseOptions options = ParseOptions.defaults().withPlaceholders(Map.of());
        assertThat(problems("select '${a}';\n-- ${b}\nselect ${c};", options))
                .extracting(p -> p.code() + " " + p.at().orElseThrow())
                .containsExactly("SQL-PLACEHOLDER a.sql:1:9", "SQL-PLACEHOLDER a.sql:3:8");
    }

    @Test
    void without_placeholders_a_dollar_and_a_brace_are_what_postgresql_takes_them_for() {
        assertThat(SqlScript.parse("select '${a}'", SourceName.of("a.sql")).statements())
                .hasSize(1);
        assertThat(only("select ${a}").fix()).contains("placeholder");
    }

    @Test
    void characters_that_postgresql_cannot_store_are_refused() {
        assertThat(only("select 1; drop\0 table t").code()).isEqualTo("SQL-CHARACTER");
        assertThat(only("select '\uD83D'").code()).isEqualTo("SQL-CHARACTER");
    }

    @Test
    void nesting_beyond_postgresql_s_own_limit_is_refused_and_the_next_script_parses() {
        Problem problem = only("select " + "(".repeat(20_000) + "1" + ")".repeat(20_000));
        assertThat(problem.blame()).isEqualTo(Blame.USER);
        assertThat(problem.code()).isIn("SQL-SYNTAX", "SQL-TOO-COMPLEX");
        assertThat(SqlScript.parse("select 1", SourceName.of("a.sql")).statements())
                .hasSize(1);
    }

    @Test
    void every_problem_of_every_script_is_reported_at_once() {
        List<SqlScript.Source> sources = List.of(
                new SqlScript.Source(SourceName.of("a.sql"), "selec 1; selec 2"),
                new SqlScript.Source(SourceName.of("b.sql"), "select 1"),
                new SqlScript.Source(SourceName.of("c.sql"), "\\i x"));
        SutureException thrown =
                catchThrowableOfType(SutureException.class, () -> SqlScript.parseAll(sources, ParseOptions.defaults()));
        assertThat(thrown.problems())
                .extracting(p -> p.at().orElseThrow().toString())
                .containsExactly("a.sql:1:1", "a.sql:1:10", "c.sql:1:1");
    }

    private static Problem only(String sql) {
        List<Problem> problems = problems(sql);
        assertThat(problems).hasSize(1);
        return problems.getFirst();
    }

    private static List<Problem> problems(String sql) {
        return problems(sql, ParseOptions.defaults());
    }

    private static List<Problem> problems(String sql, ParseOptions options) {
        SutureException thrown = catchThrowableOfType(
                SutureException.class, () -> SqlScript.parse(sql, SourceName.of("a.sql"), options));
        assertThat(thrown).as(sql).isNotNull();
        return thrown.problems();
    }
}
