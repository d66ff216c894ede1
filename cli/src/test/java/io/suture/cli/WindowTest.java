// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows in batches, at night, in production, as somebody does it from the command line; of a table that is smaller, and slow. */
class WindowTest {
    private static final String PROD = "--env=prod";
    private static final int ROWS = 2_000;
    private static final int BATCH = 50;

    @TempDir
    Path folder;

    private final AtomicReference<Duration> later = new AtomicReference<>(Duration.ZERO);
    private Workplace place;

    @BeforeEach
    void a_shop_in_production_and_a_migration_that_others_have_agreed_to() throws Exception {
        InstantSource time = () -> Instant.now().plus(later.get());
        place = new Workplace(folder).by(time.withZone(ZoneOffset.UTC));
        place.execute("CREATE TABLE stock (id int PRIMARY KEY, pieces int NOT NULL, note text);"
                + " INSERT INTO stock SELECT i, i % 50, repeat('x', 400) FROM generate_series(1, " + ROWS + ") AS i;"
                + " CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.003); RETURN NEW; END';"
                + " CREATE TRIGGER slowly BEFORE UPDATE ON stock FOR EACH ROW EXECUTE FUNCTION slowly(); ANALYZE");
        place.write("V1__rooms.sql", "CREATE TABLE rooms (id int);");
        place.role("suture_approver");
        place.person("dora", "suture_dba");
        place.person("carla", "suture_cto");
        openNow("hold");
        place.json("migrate", PROD, "--emergency", "--reason", "first", "--second", "dora");
        place.execute("GRANT USAGE ON SCHEMA suture TO suture_approver; GRANT SELECT ON ALL TABLES IN SCHEMA suture TO"
                + " suture_approver; GRANT INSERT (body) ON suture.ledger TO suture_approver");
        place.write(
                "V2__halves.sql", "ALTER TABLE stock ADD COLUMN halves int;\nUPDATE stock SET halves = pieces * 2;");
        for (String[] who : new String[][] {{"dora", "DBA"}, {"carla", "CTO"}}) {
            Answer vote = place.triedAs(who[0], "approve", "2", "--as", who[1], "--reason", "at night");
            assertThat(vote.exitCode()).as(vote.out() + vote.err()).isZero();
        }
    }

    @AfterEach
    void leave() {
        place.close();
    }

    @Test
    void before_it_opens_nothing_is_begun_and_it_says_when_it_opens() throws Exception {
        openAt(hour(6), "hold");
        Answer closed = place.tried("migrate", PROD);
        assertThat(closed.exitCode()).isEqualTo(2);
        assertThat(closed.json().at("/problems")).hasSize(1);
        assertThat(closed.json().at("/problems/0/code").asText()).isEqualTo("WINDOW-CLOSED");
        assertThat(closed.json().at("/problems/0/what").asText()).contains("opens ");
        assertThat(row().path("state").asText()).isEqualTo("pending");
        assertThat(place.ask(
                        "SELECT count(*) FROM pg_attribute WHERE attrelid = 'stock'::regclass AND attname = 'halves'"))
                .isEqualTo("0");
    }

    @Test
    void when_it_closes_the_run_waits_at_the_end_of_a_batch_and_goes_on_when_it_opens() throws Exception {
        openNow("hold");
        CompletableFuture<Answer> run = CompletableFuture.supplyAsync(() -> place.tried("migrate", PROD));
        await("percent > 0");
        close();
        await("slow_because LIKE '%window is closed%'");

        JsonNode held = row();
        assertThat(held.path("state").asText()).isEqualTo("in_progress");
        JsonNode progress = held.path("progress");
        assertThat(progress.path("percent").asDouble()).isGreaterThan(0).isLessThan(100);
        assertThat(progress.path("rowsDone").asLong()).isBetween(1L, ROWS - 1L).isEqualTo(filled());
        JsonNode waits = place.json("status", PROD).path("run");
        assertThat(waits.path("state").asText()).isEqualTo("held");
        assertThat(waits.path("reason").asText()).contains("window is closed and opens");
        assertThat(place.run("status", PROD).out()).contains("window is closed and opens");
        assertThat(run).isNotDone();
        assertThat(progress.path("rowsDone").asLong()).as("it waits").isEqualTo(filled());

        openAgain();
        Answer done = run.get();
        assertThat(done.exitCode()).as(done.out() + done.err()).isZero();
        assertThat(done.json().path("state").asText()).isEqualTo("completed");
        assertThat(done.err()).contains("window is closed", "Migrating stock");
        assertDone();
    }

    @Test
    void or_it_ends_there_and_the_same_command_goes_on_the_next_night() throws Exception {
        openNow("stop");
        CompletableFuture<Answer> run = CompletableFuture.supplyAsync(() -> place.tried("migrate", PROD));
        await("percent > 0");
        close();
        Answer stopped = run.get();
        assertThat(stopped.exitCode()).isEqualTo(1);
        assertThat(stopped.json().path("state").asText()).isEqualTo("stopped");
        long first = filled();
        assertThat(first).isBetween(1L, ROWS - 1L);
        assertThat(row().path("progress").path("rowsDone").asLong()).isEqualTo(first);

        assertThat(place.tried("migrate", PROD).json().path("state").asText()).isEqualTo("stopped");
        assertThat(filled()).as("it is closed still").isEqualTo(first);
        openAgain();
        assertThat(place.json("migrate", PROD).path("state").asText()).isEqualTo("completed");
        assertDone();
    }

    private void assertDone() throws SQLException {
        assertThat(place.ask("SELECT count(*) FROM stock WHERE halves = pieces * 2"))
                .isEqualTo("" + ROWS);
        assertThat(place.ask("SELECT sum(rows) FROM suture.backfill"))
                .as("each row once")
                .isEqualTo("" + ROWS);
        assertThat(row().path("state").asText()).isEqualTo("completed");
        assertThat(place.json("ledger", "verify", PROD).path("verified").asBoolean())
                .isTrue();
    }

    private long filled() throws SQLException {
        return Long.parseLong(place.ask("SELECT count(*) FROM stock WHERE halves IS NOT NULL"));
    }

    /** What `suture status` says of the migration. */
    private JsonNode row() {
        return StreamSupport.stream(
                        place.json("status", PROD).path("migrations").spliterator(), false)
                .filter(migration -> migration.path("id").asText().equals("2"))
                .findFirst()
                .orElseThrow();
    }

    /** Until the view of progress says so. */
    private void await(String condition) throws SQLException {
        while (!place.ask("SELECT EXISTS (SELECT FROM suture.status WHERE " + condition + ")")
                .equals("t")) {
            Thread.onSpinWait();
        }
    }

    private void close() {
        later.set(Duration.ofHours(3));
    }

    /** The next day. */
    private void openAgain() {
        later.set(Duration.ofDays(1));
    }

    private static int hour(int from) {
        return (Instant.now().atZone(ZoneOffset.UTC).getHour() + from) % 24;
    }

    private void openNow(String whenClosed) throws IOException {
        openAt(hour(0), whenClosed);
    }

    /** For two hours of each day. */
    private void openAt(int hour, String whenClosed) throws IOException {
        String window = "FREQ=DAILY;BYHOUR=" + hour + "/PT2H";
        Files.writeString(folder.resolve("suture.yaml"), """
                environments:
                  prod:
                    protection: production
                    batch_size: %d
                    windows:
                      time_zone: UTC
                      medium: %s
                      high: %s
                      critical: %2$s
                      when_closed: %4$s
                """.formatted(BATCH, window, window, whenClosed));
    }
}
