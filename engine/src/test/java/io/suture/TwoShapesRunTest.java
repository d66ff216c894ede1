// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static io.suture.Refusal.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.problem.Problem;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runner sees to before and while two shapes come to stand side by side. */
class TwoShapesRunTest {
    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();

    @BeforeEach
    void users_with_an_audit_trail() throws Exception {
        database.run("CREATE TABLE users (id int PRIMARY KEY, email text)");
        database.run("INSERT INTO users SELECT i, CASE WHEN i % 5 = 0 THEN ' U' ELSE 'u' END || i || '@x'"
                + " FROM generate_series(1, 3000) AS i");
        database.run("CREATE TABLE audit (id int)");
        database.run("CREATE FUNCTION audited() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN INSERT INTO audit VALUES (NEW.id); RETURN NULL; END $$");
        database.run("CREATE TRIGGER audited AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION audited()");
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    @Test
    void values_that_do_not_come_back_are_counted_before_anything_is_touched() throws Exception {
        migration("", "lower(trim(email))");
        Problem problem = problem(this::migrate);
        assertThat(problem.code()).isEqualTo("DUAL-LOSSY");
        assertThat(problem.what()).isEqualTo("down(up(x)) differs for 600 of 3,000 sampled rows");
        assertThat(columns()).isEqualTo("id,email");
    }

    @Test
    void what_is_lost_can_be_accepted_and_the_audit_trail_does_not_hear_of_it() throws Exception {
        migration("    lossy: accept\n", "lower(trim(email))");
        migrate();
        assertThat(database.text("SELECT count(*) FROM users WHERE mail = 'u' || id || '@x'"))
                .isEqualTo("3000");
        assertThat(database.text("SELECT count(*) FROM audit")).isEqualTo("0");
        assertThat(columns()).isEqualTo("id,mail");
    }

    @Test
    void a_down_that_makes_something_of_null_leaves_no_row_unfilled() throws Exception {
        database.run("UPDATE users SET email = 'nobody' WHERE id % 3 = 0");
        Files.writeString(folder.resolve("0001_mail.yaml"), """
                contract: later
                operations:
                  - replace_column:
                      table: users
                      column: email
                      with: {name: mail, type: text}
                      up: CASE email WHEN 'nobody' THEN 'none' ELSE lower(email) END
                      down: CASE mail WHEN 'none' THEN 'nobody' ELSE coalesce(mail, 'nobody') END
                      lossy: accept
                """);
        migrate();
        assertThat(database.text("SELECT count(*) FROM users WHERE mail IS NULL"))
                .isEqualTo("0");
        assertThat(database.text("SELECT count(*) FROM users WHERE mail = 'none'"))
                .isEqualTo("1000");
        database.run("UPDATE users SET mail = NULL WHERE id = 1");
        database.run("INSERT INTO users (id, email, mail) VALUES (0, 'u@x', NULL)");
        assertThat(database.text("SELECT string_agg(email || '/' || mail, ',') FROM users WHERE id < 2"))
                .isEqualTo("nobody/none,nobody/none");
    }

    @Test
    void an_expression_of_another_type_is_refused_before_anything_is_touched() throws Exception {
        migration("    lossy: accept\n", "email + 1");
        assertThat(problem(this::migrate).effect()).isEqualTo(io.suture.core.problem.Effect.NONE);
        assertThat(columns()).isEqualTo("id,email");
    }

    @Test
    void triggers_fire_where_that_is_asked_for() throws Exception {
        migration("    lossy: accept\ntriggers: fire\n", "lower(trim(email))");
        migrate();
        assertThat(database.text("SELECT count(*) FROM audit")).isEqualTo("3000");
    }

    @Test
    void whoever_may_not_silence_triggers_is_told_what_to_do() throws Exception {
        String runner = database.server().role("quiet_runner", "LOGIN");
        database.run("GRANT CREATE ON DATABASE " + database.name() + " TO " + runner);
        database.run("ALTER TABLE users OWNER TO " + runner);
        database.run("ALTER SCHEMA public OWNER TO " + runner);
        migration("    lossy: accept\n", "lower(trim(email))");
        Target target = new Target(
                List.of(new HostPort("127.0.0.1", database.server().port())),
                database.name(),
                runner,
                Optional.empty(),
                Map.of());
        Suture suture = Suture.on(Sessions.to(target, SessionOptions.defaults()), SutureOptions.in(folder));
        Problem problem = problem(() -> suture.migrate(MigrateOptions.defaults()));
        assertThat(problem.code()).isEqualTo("BACKFILL-TRIGGERS");
        assertThat(problem.fix()).contains("GRANT SET ON PARAMETER", "triggers: fire");
    }

    private void migration(String more, String up) throws Exception {
        Files.writeString(folder.resolve("0001_mail.yaml"), """
                operations:
                  - replace_column:
                    table: users
                    column: email
                    with: {name: mail, type: text}
                    up: %s
                    down: mail
                %s""".formatted(up, more)
                .replaceAll("(?m)^    (table|column|with|up|down|lossy)", "      $1"));
    }

    private void migrate() {
        database.suture(folder, CrashPoint.NONE).migrate(MigrateOptions.defaults());
    }

    private String columns() throws SQLException {
        return database.text("SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                + " WHERE attrelid = 'users'::regclass AND attnum > 0 AND NOT attisdropped");
    }
}
