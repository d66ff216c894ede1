// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a down part leaves otherwise than it was, as far as statements have said how it was. */
class WayBackTest {
    private static final String GIVEN = """
            CREATE TABLE users (id int, name text DEFAULT 'x', age int DEFAULT 0, CONSTRAINT adult CHECK (age IN (18, 19)), UNIQUE (id, age));
            CREATE TABLE orders (id int, user_id int CONSTRAINT fk REFERENCES users ON DELETE CASCADE);
            CREATE INDEX users_name ON users (name) WHERE age > 3;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER touched BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE POLICY own ON users USING (name = current_user);
            CREATE STATISTICS together ON name, age, (lower(name)) FROM users;
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE users ALTER name DROP DEFAULT | ALTER TABLE users ALTER name SET DEFAULT 'y' | default name of table users: definition differs
            DROP INDEX users_name | CREATE INDEX users_name ON users (name) | index users_name of table users: definition differs
            DROP INDEX users_name | CREATE INDEX users_name ON users (name DESC) WHERE age > 3 | index users_name of table users: definition differs
            ALTER TABLE users DROP CONSTRAINT adult | ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 18) | constraint adult of table users: definition differs
            ALTER TABLE orders DROP CONSTRAINT fk | ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users | constraint fk of table orders: definition differs
            ALTER TABLE users DROP CONSTRAINT users_id_age_key | ALTER TABLE users ADD CONSTRAINT users_id_age_key UNIQUE (age, id) | constraint users_id_age_key of table users: definition differs
            DROP TRIGGER touched ON users | CREATE TRIGGER touched AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch() | trigger touched of table users: definition differs
            DROP TRIGGER touched ON users | SELECT 1 | trigger touched of table users is missing
            DROP POLICY own ON users | SELECT 1 | policy own of table users is missing
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END' | SELECT 1 | function touch(): definition differs
            CREATE OR REPLACE FUNCTION one(a int) RETURNS int LANGUAGE sql AS 'SELECT 1' | DROP FUNCTION one(text) | function one(int4) is new
            CREATE FUNCTION a_function_that_is_longer_than_a_name_with_its_arguments(a timestamptz) RETURNS int LANGUAGE sql AS 'SELECT 1' | SELECT 1 | function a_function_that_is_longer_than_a_name_with_its_arguments(timestamptz) is new
            CREATE EXTENSION IF NOT EXISTS pgcrypto | SELECT 1 | extension pgcrypto is new
            DROP STATISTICS together | SELECT 1 | statistics together is missing
            CREATE STATISTICS ON id, age FROM users | SELECT 1 | statistics users_id_age_stat is new
            DROP STATISTICS together | CREATE STATISTICS together (mcv) ON name, age, (lower(name)) FROM users | statistics together: kinds is mcv, was ndistinct, dependencies, mcv
            ALTER STATISTICS together SET STATISTICS 10 | ALTER STATISTICS together SET STATISTICS 0 | statistics together: target is 0, was none
            ALTER STATISTICS together RENAME TO pair | SELECT 1 | statistics pair is new
            """)
    void what_comes_back_otherwise_is_named(String up, String down, String difference) {
        assertThat(differences(up, down)).contains(difference);
        assertThat(differences(up + "; DO $$ BEGIN EXECUTE 'SELECT 1'; END $$", down))
                .as("behind code that says nothing")
                .isEqualTo(
                        difference.matches("(function|trigger|extension).*")
                                ? "after going there and back: " + difference
                                : "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ALTER TABLE users ALTER age DROP DEFAULT, ALTER name DROP DEFAULT | ALTER TABLE users ALTER age SET DEFAULT '0', ALTER name SET DEFAULT 'x'::text
            DROP INDEX users_name | CREATE INDEX IF NOT EXISTS users_name ON public.users USING btree (name ASC NULLS LAST) WHERE (age > 3)
            ALTER TABLE users DROP CONSTRAINT adult | ALTER TABLE users ADD CONSTRAINT adult CHECK (age = ANY (ARRAY[18, 19]))
            ALTER TABLE orders DROP CONSTRAINT fk | ALTER TABLE orders ADD CONSTRAINT fk FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
            ALTER TABLE users RENAME name TO title; DROP INDEX users_name | CREATE INDEX users_name ON users (title) WHERE age > 3; ALTER TABLE users RENAME title TO name
            ALTER TABLE users RENAME TO people; DROP TRIGGER touched ON people | CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW EXECUTE PROCEDURE public.touch(); ALTER TABLE people RENAME TO users
            CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END' | CREATE OR REPLACE FUNCTION public.touch() RETURNS trigger AS 'BEGIN RETURN NEW; END' LANGUAGE plpgsql VOLATILE
            CREATE OR REPLACE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 2' | CREATE OR REPLACE FUNCTION other() RETURNS int LANGUAGE sql AS 'SELECT 1'
            CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 2' | SELECT 1
            CREATE TABLE t (id int); CREATE TRIGGER x BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch() | DROP TABLE t
            ALTER TABLE orders ALTER CONSTRAINT fk DEFERRABLE | ALTER TABLE orders ALTER CONSTRAINT fk NOT DEFERRABLE
            CREATE EXTENSION pgcrypto | DROP EXTENSION pgcrypto
            DROP STATISTICS together | CREATE STATISTICS public.together (mcv, dependencies, ndistinct) ON (age), name, (lower(name)) FROM users
            CREATE STATISTICS ON id, age FROM users; CREATE STATISTICS ON id, age FROM users | DROP STATISTICS users_id_age_stat, users_id_age_stat1
            ALTER STATISTICS together SET STATISTICS 10; ALTER STATISTICS together RENAME TO pair | ALTER STATISTICS pair RENAME TO together; ALTER STATISTICS together SET STATISTICS -1
            CREATE SCHEMA s; ALTER STATISTICS together SET SCHEMA s; COMMENT ON STATISTICS s.together IS 'x' | ALTER STATISTICS s.together SET SCHEMA public; COMMENT ON STATISTICS together IS NULL; DROP SCHEMA s
            ALTER TABLE users RENAME age TO years | ALTER TABLE users RENAME years TO age
            DO $$ BEGIN CREATE TRIGGER x BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch(); END $$ | SELECT 1
            """)
    void what_comes_back_as_it_was_is_not(String up, String down) {
        assertThat(differences(up, down)).isEmpty();
    }

    @Test
    void an_empty_way_back_leaves_everything() {
        assertThat(differences("ALTER TABLE users ALTER age DROP DEFAULT", "-- nothing to do"))
                .contains("default is none");
    }

    /** The message, or nothing. */
    private static String differences(String up, String down) {
        Linter linter = new Linter(Rules.installed(), LintOptions.defaults(), List.of(parse(GIVEN)));
        return linter.lint(parse(up), LintOptions.defaults(), parse(down)).stream()
                .filter(f -> f.rule().equals("down-does-not-restore"))
                .map(Finding::message)
                .findFirst()
                .orElse("");
    }

    private static SqlScript parse(String sql) {
        return SqlScript.parse(sql, SourceName.of("case.sql"));
    }
}
