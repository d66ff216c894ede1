// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SqlScriptTest {
    private static final SourceName NAME = SourceName.of("V1__a.sql");

    @Test
    void a_script_falls_into_statements_with_their_exact_text_and_place() {
        SqlScript script = parse("-- first\ncreate table é.t (a int); \n\n  drop table t ;");
        assertThat(texts(script)).containsExactly("create table é.t (a int)", "drop table t");
        assertThat(places(script)).containsExactly("V1__a.sql:2:1", "V1__a.sql:4:3");
        assertThat(script.statements())
                .extracting(Statement::kind)
                .containsExactly(StatementKind.CREATE_TABLE, StatementKind.DROP_TABLE);
    }

    @Test
    void a_byte_order_mark_is_not_counted_and_a_windows_line_end_is_one() {
        assertThat(places(parse("\uFEFFselect 1;\r\nselect 2;\r\n\r\n\tselect 3")))
                .containsExactly("V1__a.sql:1:1", "V1__a.sql:2:1", "V1__a.sql:4:2");
        assertThat(parse("\uFEFFselect 1").text()).isEqualTo("select 1");
    }

    @Test
    void a_column_counts_characters_not_bytes_nor_units() {
        assertThat(places(parse("select 'é😀'; select 2"))).containsExactly("V1__a.sql:1:1", "V1__a.sql:1:14");
    }

    @Test
    void comments_before_a_statement_and_inside_it_are_kept_with_it() {
        SqlScript script = parse("select 1; -- a\n/* b /* c */ */ select /* d */ 2 -- e\n; select 3");
        assertThat(script.statements().get(0).comments()).isEmpty();
        assertThat(script.statements().get(1).text()).isEqualTo("select /* d */ 2");
        assertThat(script.statements().get(1).comments()).containsExactly("-- a", "/* b /* c */ */", "/* d */", "-- e");
        assertThat(script.statements().get(2).comments()).isEmpty();
    }

    @Test
    void nothing_and_only_comments_are_scripts_without_statements() {
        for (String text : List.of("", " \r\n", ";;", "-- x", "/* ; */ ;\n-- y\n", "\uFEFF")) {
            assertThat(parse(text).statements()).as(text).isEmpty();
        }
    }

    @Test
    void a_semicolon_inside_a_body_a_string_a_comment_or_a_name_ends_nothing() {
        String body =
                "create function f() returns int language sql begin atomic select 1; select case when true then 2 end; end";
        List<String> statements = List.of(
                body,
                "create function g() returns text as $x$ begin; $$;$$ end; $x$ language plpgsql",
                "do $$ begin perform 1; end $$",
                "select ';', \";\", E'\\';' /* ; */ as \"a;b\"",
                "create rule r as on insert to t do also (insert into u values (1); insert into u values (2))");
        assertThat(texts(parse(String.join(";\n", statements)))).isEqualTo(statements);
    }

    @Test
    void a_transaction_written_into_the_file_is_ordinary_statements() {
        assertThat(parse("BEGIN; savepoint a; COMMIT; start transaction; rollback")
                        .statements())
                .extracting(Statement::kind)
                .containsExactly(
                        StatementKind.BEGIN,
                        StatementKind.SAVEPOINT,
                        StatementKind.COMMIT,
                        StatementKind.BEGIN,
                        StatementKind.ROLLBACK);
    }

    @Test
    void a_node_knows_its_place_in_the_statement() {
        Statement statement = parse("select 'ü'; alter table ä add constraint ö check (x > 0)")
                .statements()
                .get(1);
        Node constraint = statement.tree().list("cmds").getFirst().field("def").orElseThrow();
        assertThat(statement.text().substring(constraint.location().orElseThrow()))
                .startsWith("constraint ö");
    }

    @Test
    void every_corpus_file_comes_back_from_its_statements() {
        int files = 0;
        for (Corpora.Text text : Corpora.texts()) {
            if (!text.path().equals(Corpora.BROKEN)) {
                assertThat(withoutStatements(text)).as(text.path()).isEmpty();
                files++;
            }
        }
        assertThat(files).isGreaterThan(1000);
    }

    @Test
    void every_statement_of_the_corpora_ends_where_the_semicolons_say() {
        for (Corpora.Text text : Corpora.texts()) {
            List<Span> expected = Split.statements(SqlLexer.tokens(text.sql()));
            if (!text.path().equals(Corpora.BROKEN)) {
                assertThat(parse(text.sql()).statements())
                        .as(text.path())
                        .extracting(
                                s -> new Span(s.offset(), s.offset() + s.text().length()))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void eight_threads_parse_at_once_and_each_gets_its_own() {
        List<String> names = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i ->
                        parse("create table t" + i + " (a int)").statements().getFirst())
                .map(s -> s.relations().getFirst().name().value())
                .toList();
        assertThat(names)
                .isEqualTo(IntStream.range(0, 64).mapToObj(i -> "t" + i).toList());
    }

    @Test
    void many_scripts_are_parsed_at_once_and_come_back_in_order() {
        List<SqlScript.Source> sources = IntStream.range(0, 50)
                .mapToObj(i -> new SqlScript.Source(SourceName.of(i + ".sql"), "select " + i))
                .toList();
        assertThat(SqlScript.parseAll(sources, ParseOptions.defaults()))
                .extracting(s -> s.name() + " " + s.text())
                .isEqualTo(IntStream.range(0, 50)
                        .mapToObj(i -> i + ".sql select " + i)
                        .toList());
    }

    @Test
    void a_chain_of_5_000_operators_parses_and_is_read() {
        Statement statement = parse("select f(1)" + " + 1".repeat(5_000) + " from t")
                .statements()
                .getFirst();
        assertThat(statement.opaque()).isTrue();
        assertThat(statement.relations()).extracting(r -> r.name().value()).containsExactly("t");
    }

    /** What is left of the text when its statements are cut out: comments, space and semicolons, which are taken away too. */
    private static String withoutStatements(Corpora.Text text) {
        StringBuilder rest = new StringBuilder(text.sql());
        for (Statement s : parse(text.sql()).statements()) {
            assertThat(text.sql().substring(s.offset(), s.offset() + s.text().length()))
                    .isEqualTo(s.text());
            rest.replace(
                    s.offset(),
                    s.offset() + s.text().length(),
                    " ".repeat(s.text().length()));
        }
        StringBuilder left = new StringBuilder();
        for (Token token : SqlLexer.tokens(rest.toString())) {
            if (!token.kind().isComment() && token.kind() != TokenKind.SEMICOLON) {
                left.append(token.text());
            }
        }
        return left.toString();
    }

    private static SqlScript parse(String text) {
        return SqlScript.parse(text, NAME);
    }

    private static List<String> texts(SqlScript script) {
        return script.statements().stream().map(Statement::text).toList();
    }

    private static List<String> places(SqlScript script) {
        return script.statements().stream().map(s -> s.at().toString()).toList();
    }
}
