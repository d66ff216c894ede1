// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A table that others subscribe to is copied and swapped; they go on. */
class PublishedCopyTest {
    private static final int ROWS = 20_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String CONTENTS =
            "SELECT count(*) || ' ' || md5(string_agg(id || ' ' || seen || code, ' ' ORDER BY id)) FROM patients WHERE ward < 5";

    @TempDir
    Path folder;

    private final TestDatabase database = new TestDatabase();
    private final TestDatabase subscriber = new TestDatabase();

    @BeforeEach
    void two_servers_have_the_same_patients() {
        database.run(
                "CREATE TABLE patients (id int PRIMARY KEY, ward int NOT NULL, seen int NOT NULL, code text, note text)");
        database.run(
                "INSERT INTO patients SELECT i, mod(i, 10), 0, 'p' || i FROM generate_series(1, " + ROWS + ") AS i");
        database.run("CREATE UNIQUE INDEX known_by ON patients (id, ward)");
        database.run("ALTER TABLE patients REPLICA IDENTITY USING INDEX known_by");
        subscriber.run("CREATE TABLE patients (id int PRIMARY KEY, ward int, seen bigint, code text, note text)");
        subscriber.run("INSERT INTO patients SELECT i, mod(i, 10), 0, 'p' || i FROM generate_series(1, " + ROWS
                + ") AS i WHERE mod(i, 10) < 5");
    }

    private void subscribe(String published) {
        database.run("CREATE PUBLICATION patients_of_ours FOR " + published);
        database.text("SELECT slot_name FROM pg_create_logical_replication_slot(current_database(), 'pgoutput')");
        subscriber.run("CREATE SUBSCRIPTION " + subscriber.name() + " CONNECTION 'host=127.0.0.1 user=postgres port="
                + database.server().port() + " dbname=" + database.name() + "' PUBLICATION patients_of_ours"
                + " WITH (create_slot = false, copy_data = false, slot_name = '" + database.name() + "')");
    }

    @AfterEach
    void everybody_leaves() {
        subscriber.run("ALTER SUBSCRIPTION " + subscriber.name() + " DISABLE");
        subscriber.run("ALTER SUBSCRIPTION " + subscriber.name() + " SET (slot_name = NONE)");
        subscriber.run("DROP SUBSCRIPTION " + subscriber.name());
        String active = "SELECT active FROM pg_replication_slots WHERE slot_name = '" + database.name() + "'";
        await(() -> database.text(active).equals("f"));
        database.text("SELECT pg_drop_replication_slot(current_database())");
        subscriber.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TABLE patients (id, ward, seen, code) WHERE (ward < 5) | id,ward,seen,code (ward < 5)",
                "TABLES IN SCHEMA public | id,ward,seen,code,note"
            })
    void who_subscribes_gets_every_write_before_while_and_after_the_copy_takes_the_place(String published, String then)
            throws Exception {
        subscribe(published);
        Files.writeString(folder.resolve("V1__seen.sql"), "ALTER TABLE patients ALTER COLUMN seen TYPE bigint;");
        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(over));
        try {
            database.suture(folder, CrashPoint.NONE).migrate(MigrateOptions.defaults());
        } finally {
            over.set(true);
        }
        writer.join();
        assertThat(Long.parseLong(database.text("SELECT sum(rows) FROM suture.backfill")))
                .as("copied, and not rewritten where it is")
                .isGreaterThanOrEqualTo(ROWS);
        database.run("UPDATE patients SET seen = 3000000000 WHERE id = 1");
        database.run("DELETE FROM patients WHERE id = 2");
        database.run("INSERT INTO patients VALUES (0, 1, 7, 'new')");
        await(() -> subscriber.text(CONTENTS).equals(database.text(CONTENTS)));
        assertThat(subscriber.text(CONTENTS)).isEqualTo(database.text(CONTENTS));
        assertThat(database.text("SELECT array_to_string(attnames, ',') || coalesce(' ' || rowfilter, '')"
                        + " FROM pg_publication_tables"))
                .isEqualTo(then);
        assertThat(database.text("SELECT count(*) FROM pg_namespace WHERE nspname ~ '^suture_'"))
                .isEqualTo("0");
        assertThat(database.text("SELECT relreplident FROM pg_class WHERE relname = 'patients'"))
                .isEqualTo("i");
    }

    private void write(AtomicBoolean over) {
        while (!over.get()) {
            int id = 1 + ThreadLocalRandom.current().nextInt(ROWS);
            database.run("UPDATE patients SET seen = seen + 1 WHERE id = " + id);
        }
    }

    private static void await(BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
