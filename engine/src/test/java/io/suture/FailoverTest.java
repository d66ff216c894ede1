// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunSettings;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The primary dies while a migration runs, and a standby is promoted that has not got the last commits. */
class FailoverTest {
    private final EmbeddedServer primary = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR);

    @TempDir
    private Path folder;

    private String database;

    @Test
    void the_run_goes_on_with_the_promoted_standby_and_does_again_what_was_lost() throws Exception {
        try (primary;
                EmbeddedServer standby = migratedTo(3)) {
            Files.writeString(folder.resolve("V2__floor.sql"), "ALTER TABLE wards ADD COLUMN floor int;");
            Files.writeString(folder.resolve("V3__beds.sql"), "ALTER TABLE wards ADD COLUMN beds int;");
            AtomicInteger steps = new AtomicInteger();
            CrashPoint failover = moment -> {
                if (moment == CrashPoint.Moment.BEFORE_STEP && steps.incrementAndGet() == 1) {
                    cutOff(standby);
                }
                if (moment == CrashPoint.Moment.AFTER_STEP && steps.get() == 2) {
                    primary.stopImmediately();
                    on(standby, "SELECT pg_promote(true, 30)");
                }
            };

            suture(standby, failover).migrate(MigrateOptions.defaults());

            assertThat(on(
                            standby,
                            "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute"
                                    + " WHERE attrelid = 'wards'::regclass AND attnum > 0"))
                    .isEqualTo("id,floor,beds");
            assertThat(on(
                            standby,
                            "SELECT body::json ->> 'from_timeline' || ' ' || (body::json ->> 'to_timeline')"
                                    + " FROM suture.ledger WHERE body ~ 'run-failed-over'"))
                    .isEqualTo("00000001 00000002");
            assertThat(on(
                            standby,
                            "SELECT (body::json ->> 'lost_entries')::int > 0 FROM suture.ledger"
                                    + " WHERE body ~ 'run-failed-over'"))
                    .isEqualTo("t");
        }
    }

    private EmbeddedServer migratedTo(int rows) throws Exception {
        database = primary.newDatabase();
        Files.writeString(
                folder.resolve("V1__wards.sql"),
                "CREATE TABLE wards (id bigint PRIMARY KEY); INSERT INTO wards SELECT generate_series(1, " + rows
                        + ");");
        EmbeddedServer standby = primary.standby();
        suture(standby, CrashPoint.NONE).migrate(MigrateOptions.defaults());
        String end = on(primary, "SELECT pg_current_wal_flush_lsn()");
        while (!on(standby, "SELECT pg_last_wal_replay_lsn() >= '" + end + "'").equals("t")) {
            Thread.onSpinWait();
        }
        return standby;
    }

    /** From now on it gets nothing from the primary. */
    private void cutOff(EmbeddedServer standby) {
        execute(standby, "ALTER SYSTEM SET primary_conninfo = ''");
        on(standby, "SELECT pg_reload_conf()");
        while (!on(standby, "SELECT count(*) FROM pg_stat_wal_receiver").equals("0")) {
            Thread.onSpinWait();
        }
    }

    /** One name for both: whichever of them is the primary is taken. */
    private Suture suture(EmbeddedServer standby, CrashPoint between) {
        Target target = new Target(
                List.of(new HostPort("127.0.0.1", primary.port()), new HostPort("127.0.0.1", standby.port())),
                database,
                EmbeddedServer.SUPERUSER,
                Optional.empty(),
                Map.of());
        return Suture.on(
                Sessions.to(target, SessionOptions.defaults()),
                SutureOptions.in(folder).with(RunSettings.defaults().with(between)));
    }

    private void execute(EmbeddedServer server, String sql) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    private String on(EmbeddedServer server, String query) {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }
}
