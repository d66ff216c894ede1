// SPDX-License-Identifier: Apache-2.0
package io.suture.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.rehearse.RehearsalReport;
import io.suture.engine.rehearse.Rehearsed;
import io.suture.engine.rehearse.Verdict;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.Events;

/** Classes of tests as a project would have them, run by JUnit itself. */
class SutureTestTest {
    @SutureTest(dir = "src/test/resources/sound")
    static class Sound {
        @TestFactory
        Stream<DynamicTest> can_be_taken_back(Migrations migrations) {
            return migrations.tests();
        }

        @Test
        void what_was_rehearsed_is_at_hand(RehearsalReport report, Migrations migrations) {
            assertThat(report.migrations())
                    .extracting(Rehearsed::verdict)
                    .containsExactly(Verdict.RESTORED, Verdict.RESTORED, Verdict.NO_DOWN);
            assertThat(migrations.report()).isSameAs(report);
        }

        @Test
        void the_application_finds_its_tables_and_rows(DataSource database, Connection connection) throws SQLException {
            assertThat(rows(connection)).isEqualTo(1000);
            try (Connection other = database.getConnection();
                    Statement statement = other.createStatement()) {
                statement.execute("TRUNCATE wards CASCADE");
            }
            assertThat(rows(connection)).isZero();
        }

        @Test
        void each_test_has_a_database_of_its_own(Connection connection) throws SQLException {
            assertThat(rows(connection)).isEqualTo(1000);
            try (Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE wards CASCADE");
            }
        }
    }

    @SutureTest(dir = "src/test/resources/lossy")
    static class Lossy extends Down {}

    @SutureTest(
            dir = "src/test/resources/lossy",
            accepts = {Verdict.RESTORED, Verdict.RESTORED_DATA_LOST})
    static class Accepted extends Down {}

    @SutureTest(dir = "src/test/resources/lossy", known = "002_name")
    static class Known extends Down {}

    @SutureTest(
            dir = "src/test/resources/lossy",
            known = {"001_wards", "002_name", "003_gone"})
    static class NotKnownAnyMore extends Down {}

    @SutureTest(dir = "src/test/resources/broken")
    static class Broken extends Down {}

    @SutureTest(dir = "src/test/resources/nowhere")
    static class Nowhere extends Down {}

    @SutureTest(dir = "src/test/resources/sound", major = 9)
    static class NoSuchServer extends Down {}

    abstract static class Down {
        @TestFactory
        Stream<DynamicTest> can_be_taken_back(Migrations migrations) {
            return migrations.tests();
        }
    }

    private static final List<Event> LOSSY = run(Lossy.class, Accepted.class, Known.class, NotKnownAnyMore.class)
            .finished()
            .list();

    @Test
    void every_migration_is_a_test_with_its_verdict_and_tests_get_databases_of_their_own() {
        Events tests = run(Sound.class);

        tests.assertStatistics(s -> s.started(6).succeeded(6).failed(0));
        assertThat(names(tests.dynamicallyRegistered()))
                .containsExactly("001_wards: restored", "002_patients: restored", "003_index: no-down");
    }

    @Test
    void a_verdict_that_is_not_accepted_fails_with_what_differs() {
        assertThat(failures(lossy(Lossy.class)))
                .singleElement()
                .asString()
                .contains("002_name: restored-data-lost", "column name of table wards: values differ in", "`known`");
    }

    @Test
    void verdicts_may_be_accepted_and_migrations_be_known() {
        assertThat(lossy(Accepted.class)).hasSize(2);
        assertThat(failures(lossy(Accepted.class))).isEmpty();
        assertThat(lossy(Known.class)).hasSize(2);
        assertThat(failures(lossy(Known.class))).isEmpty();
    }

    @Test
    void what_need_not_be_known_any_more_fails() {
        assertThat(failures(lossy(NotKnownAnyMore.class)))
                .satisfiesExactlyInAnyOrder(
                        f -> assertThat(f).contains("001_wards is `known`"),
                        f -> assertThat(f).contains("`known` names 003_gone"));
    }

    /** All of them ask for the same folder, which is rehearsed once. */
    private static List<Event> lossy(Class<?> tests) {
        return LOSSY.stream()
                .filter(e -> e.getTestDescriptor().getUniqueId().toString().contains("$" + tests.getSimpleName() + "]"))
                .toList();
    }

    @Test
    void an_up_that_fails_is_a_test_that_fails_with_its_place() {
        Events tests = run(Broken.class);

        tests.assertStatistics(s -> s.succeeded(1).failed(1));
        assertThat(failures(tests.list())).singleElement().asString().contains("002_x.up.sql:1:1", "nobody", "fix:");
    }

    @Test
    void a_folder_that_is_not_there_or_a_server_that_nobody_has_is_said() {
        assertThat(failures(kit(Nowhere.class).allEvents().list()))
                .singleElement()
                .asString()
                .contains("nowhere");
        assertThat(failures(kit(NoSuchServer.class).allEvents().list()))
                .singleElement()
                .asString()
                .contains("major = 9", "14, 15");
    }

    private static Events run(Class<?>... tests) {
        return kit(tests).testEvents();
    }

    private static EngineExecutionResults kit(Class<?>... tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(Stream.of(tests).map(DiscoverySelectors::selectClass).toArray(DiscoverySelector[]::new))
                .execute();
    }

    private static List<String> names(Events events) {
        return events.stream().map(e -> e.getTestDescriptor().getDisplayName()).toList();
    }

    private static List<String> failures(List<Event> events) {
        return events.stream()
                .flatMap(e ->
                        e.getPayload(TestExecutionResult.class).flatMap(TestExecutionResult::getThrowable).stream())
                .map(Throwable::getMessage)
                .toList();
    }

    private static long rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM wards")) {
            row.next();
            return row.getLong(1);
        }
    }
}
