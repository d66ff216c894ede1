// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.Patience;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.Samples;
import io.suture.engine.journal.SchemaMemory;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is remembered of a schema against what the catalog says of the same changes. */
class SchemaMemoryTest {
    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_change_is_noticed_exactly_where_the_catalog_sees_one(int major) throws Exception {
        Clinic clinic = Clinic.on(major);
        try (Connection author = clinic.connect();
                Statement statement = author.createStatement();
                RunnerLock lock = RunnerLock.acquire(author, Patience.none())) {
            Journal.open(lock, Samples.birth());
            List<String> wrong = new ArrayList<>();
            for (Change change : changes(major)) {
                statement.execute(SchemaMemory.remember("r", "1"));
                statement.execute(change.sql());
                Optional<Departure> seen = SchemaMemory.departure(author, "1");
                if (seen.isEmpty() == seen(change)) {
                    wrong.add(change + " " + seen);
                }
            }
            assertThat(wrong).isEmpty();
        }
        clinic.drop();
    }

    private static List<Change> changes(int major) {
        return Change.all("sentences.sql", major).stream()
                .filter(change -> !change.sql().contains("SCHEMA suture"))
                .toList();
    }

    private static boolean seen(Change change) {
        return !change.sentences().equals(List.of(Change.NOTHING));
    }

    @Test
    void differences_are_sentences_of_names_whatever_the_search_path() throws Exception {
        Clinic clinic = Clinic.on(EmbeddedServer.DEFAULT_MAJOR);
        try (Connection author = clinic.connect();
                RunnerLock lock = RunnerLock.acquire(author, Patience.none())) {
            Journal.open(lock, Samples.birth());
            clinic.execute(SchemaMemory.remember("r", "1"));
            clinic.execute("SET search_path = audit, public; " + SchemaMemory.remember("r", "1"));
            assertThat(SchemaMemory.departure(author, "1")).isEmpty();
            clinic.execute(
                    "ALTER TABLE users ADD secret text DEFAULT 'Mrs Miller', ALTER age SET DEFAULT 77; CREATE TABLE fresh"
                            + " (id bigint PRIMARY KEY); CREATE INDEX ON users (age); DROP VIEW adult_mails");
            Departure departure = SchemaMemory.departure(author, "1").orElseThrow();
            assertThat(departure.differences())
                    .containsExactly(
                            "table fresh is new",
                            "column age of table users is not what it was",
                            "column secret of table users is new",
                            "index users_age_idx is new",
                            "view adult_mails is missing");
            assertThat(departure.before()).hasSize(64).isNotEqualTo(departure.after());
        }
        clinic.drop();
    }

    @Test
    void nothing_is_claimed_where_nothing_is_known() throws Exception {
        Clinic clinic = Clinic.on(EmbeddedServer.DEFAULT_MAJOR);
        try (Connection author = clinic.connect();
                RunnerLock lock = RunnerLock.acquire(author, Patience.none())) {
            Journal.open(lock, Samples.birth());
            assertThat(SchemaMemory.departure(author, "1")).isEmpty();
            clinic.execute(SchemaMemory.remember("r", "1"));
            clinic.execute("CREATE TABLE fresh (id bigint)");
            assertThat(SchemaMemory.departure(author, "2")).isEmpty();
            assertThat(SchemaMemory.departure(author, "1")).isPresent();
            clinic.execute(SchemaMemory.forget());
            assertThat(SchemaMemory.departure(author, "1")).isEmpty();
        }
        clinic.drop();
    }

    @Test
    void maintenance_is_no_change() throws Exception {
        Clinic clinic = Clinic.on(EmbeddedServer.DEFAULT_MAJOR);
        try (Connection author = clinic.connect();
                RunnerLock lock = RunnerLock.acquire(author, Patience.none())) {
            Journal.open(lock, Samples.birth());
            clinic.execute(SchemaMemory.remember("r", "1"));
            for (String sql : List.of(
                    "VACUUM FULL users",
                    "VACUUM ANALYZE",
                    "REINDEX TABLE CONCURRENTLY users",
                    "TRUNCATE audit.log",
                    "CREATE TEMP TABLE passing (id bigint)",
                    "REFRESH MATERIALIZED VIEW totals")) {
                clinic.execute(sql);
            }
            assertThat(SchemaMemory.departure(author, "1")).isEmpty();
        }
        clinic.drop();
    }
}
