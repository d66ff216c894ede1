// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.suture.core.migration.Contract;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What becomes of the plan of a migration, and of clients of both releases meanwhile. */
class RehearsalPlanTest {
    private static final Migration PEOPLE = Migration.of("1", """
            CREATE TABLE teams (id int PRIMARY KEY);
            CREATE TABLE people (id int PRIMARY KEY, email text NOT NULL, phone text)""");

    @Test
    void what_each_step_took_stands_beside_what_it_claimed() throws SQLException {
        PlanWalk walk = plan("ALTER TABLE people ADD COLUMN age int");

        assertThat(walk.steps())
                .singleElement()
                .satisfies(step -> assertThat(step.traced().seen().locks())
                        .isEqualTo(step.planned().step().takes().locks())
                        .containsEntry(TableName.of("public", "people"), LockMode.ACCESS_EXCLUSIVE));
        assertThat(walk.faults()).isEmpty();
        assertThat(walk.kept()).isPositive();
    }

    @Test
    void a_lock_that_no_step_claimed_is_named_and_is_a_finding() throws SQLException {
        Rehearsed last = rehearse(PEOPLE, Migration.of("2", """
                        CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
                          $$ BEGIN LOCK TABLE teams IN SHARE MODE; RETURN NEW; END $$;
                        CREATE TRIGGER hold BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION hold()"""), Migration.of("3", """
                        ALTER TABLE people ADD COLUMN mail text;
                        UPDATE people SET mail = lower(email) WHERE mail IS NULL"""));

        assertThat(last.plan().orElseThrow().faults())
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("teams was locked SHARE, claimed was no lock"));
        assertThat(last.isFinding()).isTrue();
    }

    @Test
    void clients_of_the_old_release_work_until_the_contract_and_those_of_the_new_one_after_it() throws SQLException {
        Migration waits = Migration.of(
                        "2", "ALTER TABLE people ADD COLUMN age int; ALTER TABLE people DROP COLUMN phone")
                .with(FrontMatter.NONE.with(Contract.LATER));
        PlanWalk walk = rehearse(PEOPLE, waits).plan().orElseThrow();

        assertThat(walk.clients())
                .extracting(ClientsSeen::release, ClientsSeen::when, ClientsSeen::tried, ClientsSeen::broken)
                .contains(
                        tuple("old", "before", 4, 0),
                        tuple("old", "expand", 4, 0),
                        tuple("old", "contract", 4, 3),
                        tuple("new", "contract", 4, 0));
        assertThat(walk.faults()).isEmpty();
    }

    @Test
    void what_breaks_clients_that_nothing_was_promised_to_is_said() throws SQLException {
        PlanWalk renamed = plan("ALTER TABLE people RENAME COLUMN email TO mail");
        PlanWalk added = plan("ALTER TABLE people ADD COLUMN age int NOT NULL");

        assertThat(seen(renamed, "old", Optional.of(Phase.EXPAND)).broken()).isEqualTo(3);
        assertThat(renamed.notes())
                .singleElement()
                .asString()
                .startsWith("clients of the old release, after expand: SELECT, INSERT, UPDATE of table people: ");
        assertThat(seen(added, "old", Optional.of(Phase.EXPAND)).broken()).isEqualTo(1);
        assertThat(added.notes()).anyMatch(note -> note.contains("INSERT of table people: "));
        assertThat(renamed.faults()).isEmpty();
    }

    @Test
    void what_triggers_make_for_rows_of_clients_is_not_the_plans_doing() throws SQLException {
        Rehearsed last =
                rehearse(PEOPLE, Migration.of("2", """
                        CREATE FUNCTION own() RETURNS trigger LANGUAGE plpgsql AS
                          $$ BEGIN EXECUTE format('CREATE TABLE of_team_%s ()', NEW.id); RETURN NEW; END $$;
                        CREATE TRIGGER own AFTER INSERT ON teams FOR EACH ROW EXECUTE FUNCTION own()"""), Migration.of("3", "ALTER TABLE teams ADD COLUMN name text"));

        assertThat(last.plan().orElseThrow().faults()).isEmpty();
    }

    @Test
    void a_rule_that_comes_may_refuse_what_an_old_client_writes() throws SQLException {
        PlanWalk walk = plan("ALTER TABLE people ADD CONSTRAINT none CHECK (length(email) < 0) NOT VALID");

        assertThat(seen(walk, "old", Optional.of(Phase.EXPAND)).refused()).isPositive();
        assertThat(walk.faults()).isEmpty();
    }

    @Test
    void limits_that_are_not_kept_are_named() throws SQLException {
        RehearsalBudgets narrow = new RehearsalBudgets(
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ZERO),
                OptionalLong.of(0),
                OptionalLong.of(0),
                OptionalLong.of(10));
        RehearsalReport report = report(narrow, PEOPLE, Migration.of("2", """
                        ALTER TABLE people ADD COLUMN mail text;
                        UPDATE people SET mail = lower(email) WHERE mail IS NULL"""));

        assertThat(report.broken(report.migrations().getLast()))
                .extracting(RehearsalBudgets.Budget::name)
                .containsExactly("locked", "wal", "disk", "rows");
        assertThat(report.hasFindings()).isTrue();
    }

    private static ClientsSeen seen(PlanWalk walk, String release, Optional<Phase> after) {
        return walk.clients().stream()
                .filter(c -> c.release().equals(release) && c.after().equals(after))
                .findFirst()
                .orElseThrow();
    }

    private static PlanWalk plan(String sql) throws SQLException {
        return rehearse(PEOPLE, Migration.of("2", sql)).plan().orElseThrow();
    }

    private static Rehearsed rehearse(Migration... migrations) throws SQLException {
        RehearsalReport report = report(RehearsalBudgets.defaults(), migrations);
        assertThat(report.problems()).isEmpty();
        return report.migrations().getLast();
    }

    private static RehearsalReport report(RehearsalBudgets budgets, Migration... migrations) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
        RehearsalOptions options = RehearsalOptions.of(ParseOptions.defaults(), RehearsalSize.SMALL)
                .within(budgets);
        return new Rehearsal(server::url, options, one -> {}).run(MigrationSet.of(List.of(migrations)));
    }
}
