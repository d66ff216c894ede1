// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.SutureException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Replace, split and merge: both shapes are written before, during and after the backfill, and nothing is lost. */
class ReplaceColumnsTest {
    private static final String TABLE = """
            CREATE TABLE users (id int PRIMARY KEY, email text, name text, note text);
            INSERT INTO users SELECT i, ' User' || i || '@X ', 'First' || i || ' Last' || i FROM generate_series(1, 2000) i;
            CREATE TABLE audit (at timestamptz, id int);
            CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN INSERT INTO audit VALUES (now(), NEW.id); RETURN NULL; END $$;
            CREATE TRIGGER audited AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION audited();
            """;

    /** Lower case and trimmed: up loses something. */
    private static final String REPLACE =
            "CALL suture.replace_column('users', ARRAY[['email', 'mail']], ARRAY[['mail', 'text', 'lower(trim(email))']], true)";

    private static final String SPLIT = """
            CALL suture.split_column('users', ARRAY[['name', 'first || '' '' || last']],
                ARRAY[['first', 'text', 'split_part(name, '' '', 1)'], ['last', 'text', 'split_part(name, '' '', 2)']])""";

    private static final String MERGE = """
            CALL suture.merge_columns('users',
                ARRAY[['email', 'split_part(joined, ''|'', 1)'], ['name', 'split_part(joined, ''|'', 2)']],
                ARRAY[['joined', 'text', 'lower(email) || ''|'' || name']], true)""";

    static Stream<Arguments> operations() {
        return Stream.of(14, 15, 18)
                .flatMap(major -> Stream.of(REPLACE, SPLIT, MERGE)
                        .filter(sql -> major == 15 || sql.equals(SPLIT))
                        .map(sql -> Arguments.of(major, sql)));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void there_and_back_and_there_again_without_a_word_in_the_audit_table(int major, String sql) throws SQLException {
        try (OnlineTable users = OnlineTable.of(major, TABLE)) {
            users.plan(sql);
            users.goesThereAndBackAndThereAgain();
            assertThat(users.broken()).isEmpty();
            assertThat(users.text("SELECT count(*) FROM audit")).isEqualTo("0");
        }
    }

    @Test
    void writers_of_both_shapes_lose_nothing_with_expressions_that_do() throws SQLException {
        try (OnlineTable users = OnlineTable.of(15, TABLE)) {
            users.plan(REPLACE);
            users.expand();
            users.run("UPDATE users SET note = 'unrelated' WHERE id <= 1000");
            users.run("UPDATE users SET mail = NULL WHERE id = 1; UPDATE users SET email = 'Old@X' WHERE id = 2");
            users.run("INSERT INTO users (id, mail) VALUES (3001, NULL), (3002, 'new@x')");
            assertThat(users.pending()).isNotEqualTo("0");
            users.migrate();
            assertThat(users.pending()).isEqualTo("0");
            users.run("DELETE FROM users WHERE id = 3; UPDATE users SET email = NULL WHERE id = 4");
            users.run("INSERT INTO users (id, email) VALUES (5, ' Up@X ')"
                    + " ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email");
            assertThat(users.text("SELECT string_agg(concat_ws('|', id, email, mail), ',' ORDER BY id) FROM users"
                            + " WHERE id <= 6 OR id > 3000"))
                    .isEqualTo("1,2|Old@X|old@x,4,5| Up@X |up@x,6| User6@X |user6@x,3001,3002|new@x|new@x");
            users.contract();
            assertThat(users.text("SELECT string_agg(concat_ws('|', id, mail), ',' ORDER BY id) FROM users"
                            + " WHERE id <= 6 OR id > 3000"))
                    .isEqualTo("1,2|old@x,4,5|up@x,6|user6@x,3001,3002|new@x");
        }
    }

    @Test
    void what_goes_with_the_old_column_is_said() throws SQLException {
        try (OnlineTable users = OnlineTable.of(
                15, TABLE + "CREATE INDEX by_mail ON users (email); ALTER TABLE users ALTER email SET NOT NULL")) {
            assertThat(users.plan(REPLACE).notes())
                    .contains("goes with email: index by_mail", "goes with email: NOT NULL of email");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            email ; mail      ; text ; lower(name)         ; reads name
            email ; note      ; text ; lower(email)        ; note of users is there already
            gone  ; mail      ; text ; lower(gone)         ; gone of users is not there
            email ; mail      ; text ; email || random()   ; may say something else each time
            email ; mail      ; text ; email || now()      ; may say something else each time
            email ; mail      ; text ; email || current_user ; may say something else each time
            email ; mail      ; text ; (SELECT max(email) FROM users) ; looks at other rows
            email ; mail      ; text ; users.*::text       ; reads a whole row
            email ; mail      ; text ; 'x'                 ; reads no column
            id    ; key       ; text ; id::text            ; id is in the primary key
            """)
    void sides_that_cannot_be_are_refused_when_they_are_planned(
            String old, String name, String type, String up, String said) throws SQLException {
        String sql = "CALL suture.replace_column('users', ARRAY[['" + old + "', '" + name + "::text']], ARRAY[['" + name
                + "', '" + type + "', $$" + up + "$$]])";
        try (OnlineTable users = OnlineTable.of(15, TABLE)) {
            assertThatThrownBy(() -> users.plan(sql))
                    .isInstanceOf(SutureException.class)
                    .satisfies(e -> assertThat(((SutureException) e).problems())
                            .anySatisfy(p -> assertThat(p.what() + p.why()).contains(said)));
        }
    }
}
