// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.TwoShapesClient.Clock;
import io.suture.TwoShapesClient.Stage;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Writes phones of users of its own, where the old release has them ({@code users}) or the new one ({@code contacts}), and keeps a model
 * of what every acknowledged write must have left. Now and then it writes one of the few users that everybody writes, by either shape.
 */
final class TwoTablesClient implements Callable<Integer> {
    private static final String DEADLOCK = "40P01";

    /** Users 1 … this are everybody's. */
    static final int SHARED = 5;

    /**
     * A user with its row in contacts.
     *
     * @param seen whether it was written since both shapes are there: until then its new side is null whatever it will be
     */
    record Row(@Nullable String phone, boolean seen) {}

    private final Connection session;
    private final TwoTables tables;
    private final Clock clock;
    private final Random random;
    private final Map<Integer, Row> model = new TreeMap<>();
    private final int step;
    private int next;
    private int writes;
    private int deadlocks;
    private volatile Stage last = Stage.OLD_ONLY;

    /** Those of users {@link #SHARED} … rows whose number leaves this rest belong to it. */
    TwoTablesClient(Connection session, TwoTables tables, Clock clock, long seed, int rest, int step, int rows) {
        this.session = session;
        this.tables = tables;
        this.clock = clock;
        this.random = new Random(seed + rest);
        this.step = step;
        for (int id = SHARED + 1; id <= rows; id++) {
            if (id % step == rest) {
                model.put(id, new Row(id % 7 == 0 ? null : "p" + id, false));
            }
        }
        this.next = rows + step - rows % step + rest;
    }

    Map<Integer, Row> model() {
        return model;
    }

    /** The stage of its last write. */
    Stage last() {
        return last;
    }

    int deadlocks() {
        return deadlocks;
    }

    @Override
    public Integer call() throws SQLException, IOException {
        for (Stage stage = clock.stage(); stage != Stage.OVER; stage = clock.stage()) {
            boolean old = stage == Stage.OLD_ONLY || stage == Stage.BOTH && random.nextBoolean();
            if (stage == Stage.BOTH && random.nextInt(4) == 0) {
                shared(old);
            } else if (old) {
                byOldShape(stage == Stage.BOTH);
            } else {
                byNewShape();
            }
            writes++;
            last = stage;
        }
        return writes;
    }

    private void byOldShape(boolean seen) throws SQLException {
        int id = some();
        String phone = random.nextInt(5) == 0 ? null : phone();
        switch (random.nextInt(7)) {
            case 0 -> {
                int fresh = fresh();
                run(tables.insertedByOld(fresh, phone));
                model.put(fresh, new Row(phone, seen));
            }
            case 1 -> {
                run(
                        "INSERT INTO users (id, phone) VALUES (%d, %s) ON CONFLICT (id) DO UPDATE SET phone = EXCLUDED.phone"
                                .formatted(id, quoted(phone)));
                model.put(id, new Row(phone, seen));
            }
            case 2 -> {
                int other = some();
                run("UPDATE users SET phone = %s WHERE id IN (%d, %d)".formatted(quoted(phone), id, other));
                model.put(id, new Row(phone, seen));
                model.put(other, new Row(phone, seen));
            }
            case 3 -> unrelated(id, true, seen);
            case 4 -> delete(id);
            case 5 -> run(tables.street(id, true));
            default -> {
                run("UPDATE users SET phone = %s WHERE id = %d".formatted(quoted(phone), id));
                model.put(id, new Row(phone, seen));
            }
        }
    }

    private void byNewShape() throws SQLException, IOException {
        int id = some();
        Row row = model.getOrDefault(id, new Row(null, false));
        String phone = row.seen() && random.nextInt(5) == 0 ? null : phone();
        switch (random.nextInt(8)) {
            case 0 -> {
                int fresh = fresh();
                run("INSERT INTO users (id) VALUES (%d); INSERT INTO contacts (user_id, phone) VALUES (%1$d, %s)"
                        .formatted(fresh, quoted(phone)));
                model.put(fresh, new Row(phone, true));
            }
            case 1 -> {
                run(tables.phone(id, phone, false));
                model.put(id, new Row(phone, true));
            }
            case 2 -> {
                if (!tables.isThere(row)) {
                    return;
                }
                run("DELETE FROM contacts WHERE user_id = %d; INSERT INTO contacts (user_id, phone) VALUES (%1$d, %s)"
                        .formatted(id, quoted(phone)));
                model.put(id, new Row(phone, true));
            }
            case 3 -> unrelated(id, false, true);
            case 4 -> delete(id);
            case 5 -> {
                if (!tables.isThere(row)) {
                    return;
                }
                run("DELETE FROM contacts WHERE user_id = " + id);
                run("INSERT INTO contacts (user_id) VALUES (" + id + ")");
                model.put(id, new Row(null, true));
            }
            case 6 -> copied(fresh());
            default -> {
                run(tables.phone(id, phone, tables.isThere(row)));
                model.put(id, new Row(phone, true));
            }
        }
    }

    /** Everybody's: the two tables must agree, whoever was last; a deadlock is nobody's loss, but it is counted. */
    private void shared(boolean old) throws SQLException {
        int id = 1 + random.nextInt(SHARED);
        try {
            String phone = phone();
            run(
                    old
                            ? "UPDATE users SET phone = %s WHERE id = %d".formatted(quoted(phone), id)
                            : tables.phone(id, phone, tables == TwoTables.MOVED));
        } catch (SQLException e) {
            if (!DEADLOCK.equals(e.getSQLState())) {
                throw e;
            }
            deadlocks++;
        }
    }

    private void copied(int fresh) throws SQLException, IOException {
        run("INSERT INTO users (id) VALUES (" + fresh + ")");
        String phone = phone();
        session.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY contacts (user_id, phone) FROM STDIN", new StringReader(fresh + "\t" + phone + "\n"));
        model.put(fresh, new Row(phone, true));
    }

    private void unrelated(int id, boolean old, boolean seen) throws SQLException {
        run(tables.unrelated(id, old));
        model.computeIfPresent(id, (i, row) -> new Row(row.phone(), seen));
    }

    private void delete(int id) throws SQLException {
        run("DELETE FROM users WHERE id = " + id);
        model.remove(id);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }

    private int fresh() {
        next += step;
        return next;
    }

    private int some() {
        List<Integer> ids = new ArrayList<>(model.keySet());
        return ids.get(random.nextInt(ids.size()));
    }

    private String phone() {
        return "+43 " + random.nextInt(100_000);
    }

    static String quoted(@Nullable String phone) {
        return phone == null ? "NULL" : "'" + phone + "'";
    }
}
