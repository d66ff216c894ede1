// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.sql.pg.PgScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlLexerTest {
    private static final PgScanner POSTGRES = new PgScanner();

    @Test
    void every_corpus_file_has_the_tokens_that_postgresql_sees() throws IOException {
        int compared = 0;
        for (Corpora.Text text : Corpora.texts()) {
            if (text.sql().isEmpty()) {
                continue; // libpg_query's scan refuses the empty text
            }
            assertThat(ours(text.sql()))
                    .as(text.path())
                    .isEqualTo(theirs(text.sql()).orElseThrow());
            compared++;
        }
        assertThat(compared).isGreaterThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 'a''b', E'it\\'s \\\\', U&'d\\0061t', B'101', X'1F', N'x', n'y', e'', 'é'",
                "select 'a'\n'b' \r\t 'd', 'e' 'f', E'x'\r\n 'y\\'z'",
                "select $$a$$, $tag$ $$ $tag $tag$, $é1$x$é1$, $1, $23, a$b$c",
                "select \"a\"\"b\", U&\"d\\0061t\", \"x\".\"y\", Üb, _x9$ from t",
                "select 1, 1.5, .5, 1., 1e10, 1.5e-3, 0x1F, 0o17, 0b11, 1_000, 1_0.0_1, 1..10, 5.e2",
                "select a+-b, a<>b, a!=b, a=>b, a::int, a:=b, x[1:2], @-1, a*-1, a->>'b', a#>>'{x}', a@>b, a?|b, a||b, ~a, a !~* b",
                "select a--b\n, c/*d/*e*/f*/, g /* -- */ -- /* h\r, i */ 1",
                "select 1*/*x*/2, 3-/* y */-4, 5<-- z\n6, @ - 1, a+++b, |/ 25.0",
                "create function f() returns int language sql begin atomic select 1; select 2; end; \f\u000b select 2;",
                "select 1 as \u00A0, '\uD83D\uDE00', \uD83D\uDE00 from \"\uD83D\uDE00\"; select :a, (array[1,2])[1:2]",
            })
    void each_oddity_of_the_scanner_is_ours_too(String sql) throws IOException {
        assertThat(ours(sql)).isEqualTo(theirs(sql).orElseThrow());
    }

    @Test
    void random_texts_of_sql_pieces_have_the_tokens_that_postgresql_sees() throws IOException {
        String[] pieces = {
            "'", "''", "E'", "\\'", "$$", "$a$", "$1", "--", "/*", "*/", "\n", " ", "\t", "\r\n", "a", "é", "U&'", "\"",
            "\"\"", "1", "1.", ".5", "e5", "0x", "_1", "..", ".", ":", "::", ":=", "=", ">", "<", "-", "+", "@", "|",
            ";", "(", ")", "[", "]", ",", "N'", "B'0'", "x'f'", "select", "*", "/", "?", "#"
        };
        long seed = 20261121;
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 6000; i++) {
            StringBuilder sql = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                sql.append(pieces[random.nextInt(pieces.length)]);
            }
            Optional<List<String>> theirs = theirs(sql.toString());
            if (theirs.isPresent() && isComparable(sql.toString())) {
                assertThat(ours(sql.toString()))
                        .as("seed %d, text %d: %s", seed, i, sql)
                        .isEqualTo(theirs.get());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(1000);
    }

    /** Not with psql's commands, nor with a comment inside a continued string, which libpg_query (not PostgreSQL) refuses. */
    private static boolean isComparable(String sql) {
        return SqlLexer.tokens(sql).stream()
                .noneMatch(t -> t.kind() == TokenKind.PSQL_COMMAND
                        || t.kind() == TokenKind.STRING && t.text().contains("--"));
    }

    @Test
    void a_string_goes_on_behind_a_comment() {
        assertThat(SqlLexer.tokens("'a' -- c\n 'b'")).extracting(Token::text).containsExactly("'a' -- c\n 'b'");
    }

    @Test
    void what_never_ends_is_one_invalid_token_up_to_the_end() {
        for (String open : List.of("'a", "E'a\\'", "\"a", "$$a", "$x$a$$", "/* /* */", "U&'", "b'0", "U&\"")) {
            assertThat(SqlLexer.tokens("select " + open + " ; 1"))
                    .as(open)
                    .last()
                    .satisfies(t -> {
                        assertThat(t.kind()).isEqualTo(TokenKind.INVALID);
                        assertThat(t.text()).isEqualTo(open + " ; 1");
                    });
        }
    }

    @Test
    void the_rows_behind_copy_from_stdin_are_data_up_to_the_line_that_ends_them() {
        List<Token> tokens = SqlLexer.tokens("copy t (a) from stdin;\nit's\t1;\n\\.\nselect 1;");
        assertThat(tokens)
                .filteredOn(t -> t.kind() == TokenKind.COPY_DATA)
                .extracting(Token::text)
                .containsExactly("it's\t1;\n\\.");
        assertThat(tokens).last().extracting(Token::text).isEqualTo(";");
    }

    @Test
    void a_backslash_outside_quotes_begins_a_command_of_psql_wherever_it_stands() {
        assertThat(SqlLexer.tokens("select 1 \\g out.txt\n\\i other.sql\r\nselect '\\n', $$\\x$$"))
                .filteredOn(t -> t.kind() == TokenKind.PSQL_COMMAND)
                .extracting(Token::text)
                .containsExactly("\\g out.txt", "\\i other.sql");
    }

    @Test
    void a_fingerprint_sees_tokens_only() {
        String one = SqlLexer.fingerprint("CREATE  TABLE \"A\" (b int); -- x");
        assertThat(SqlLexer.fingerprint("create table/* y */\"A\"(B INT) ;")).isEqualTo(one);
        assertThat(SqlLexer.fingerprint("create table \"a\" (b int);")).isNotEqualTo(one);
        assertThat(SqlLexer.fingerprint("select 'A'")).isNotEqualTo(SqlLexer.fingerprint("select 'a'"));
        assertThat(SqlLexer.fingerprint("select a b")).isNotEqualTo(SqlLexer.fingerprint("select ab"));
    }

    private static List<String> ours(String sql) {
        List<String> found = new ArrayList<>();
        for (Token token : SqlLexer.tokens(sql)) {
            found.add(token.offset() + ".." + token.end());
        }
        return found;
    }

    private static Optional<List<String>> theirs(String sql) throws IOException {
        ByteIndex index = ByteIndex.of(sql);
        return POSTGRES.scan(sql).map(tokens -> {
            List<String> found = new ArrayList<>();
            for (JsonNode token : tokens) {
                found.add(index.charOffset(token.get("start").asInt()) + ".."
                        + index.charOffset(token.get("end").asInt()));
            }
            return found;
        });
    }
}
