// SPDX-License-Identifier: Apache-2.0
package io.suture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows of its own of {@code users}, by the old shape ({@code email}) or the new one ({@code mail}, trimmed and lower case), and
 * keeps a model of what every acknowledged write must have left.
 */
final class TwoShapesClient implements Callable<@Nullable Void> {
    /** What clients may write by now. */
    enum Stage {
        OLD_ONLY,
        BOTH,
        NEW_ONLY,
        OVER
    }

    /** Which stage it is; looked at before each write. */
    interface Clock {
        Stage stage();
    }

    /**
     * A row as it must be.
     *
     * @param seen whether it was written since both shapes are there: until then its new side is null whatever it will be
     */
    record Row(@Nullable String email, @Nullable String mail, boolean seen) {}

    private final Connection session;
    private final Clock clock;
    private final Random random;
    private final Map<Integer, Row> model = new TreeMap<>();
    private final int step;
    private final AtomicInteger writes;
    private int next;

    /**
     * Rows 1 … rows of the table whose number leaves this rest belong to it.
     *
     * @param writes counts what all clients have written
     */
    TwoShapesClient(Connection session, Clock clock, AtomicInteger writes, long seed, int rest, int step, int rows) {
        this.writes = writes;
        this.session = session;
        this.clock = clock;
        this.random = new Random(seed + rest);
        this.step = step;
        for (int id = 1; id <= rows; id++) {
            if (id % step == rest) {
                String email = " User" + id + "@X ";
                model.put(id, new Row(email, up(email), false));
            }
        }
        this.next = rows + step + rest;
    }

    Map<Integer, Row> model() {
        return model;
    }

    @Override
    public @Nullable Void call() throws SQLException {
        for (Stage stage = clock.stage(); stage != Stage.OVER; stage = clock.stage()) {
            boolean old = stage == Stage.OLD_ONLY || stage == Stage.BOTH && random.nextBoolean();
            if (old) {
                byOldShape(stage == Stage.BOTH);
            } else {
                byNewShape();
            }
            writes.incrementAndGet();
        }
        return null;
    }

    private void byOldShape(boolean seen) throws SQLException {
        int id = some();
        String value = random.nextInt(5) == 0 ? null : value();
        switch (random.nextInt(6)) {
            case 0 -> {
                int fresh = fresh();
                run("INSERT INTO users (id, email) VALUES (?, ?)", fresh, value);
                model.put(fresh, new Row(value, up(value), seen));
            }
            case 1 -> {
                run(
                        "INSERT INTO users (id, email) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET email = EXCLUDED.email",
                        id,
                        value);
                model.put(id, new Row(value, up(value), seen));
            }
            case 2 -> several("email", seen);
            case 3 -> unrelated(id, seen);
            case 4 -> delete(id);
            default -> {
                run("UPDATE users SET email = ?2 WHERE id = ?1", id, value);
                model.put(id, new Row(value, up(value), seen));
            }
        }
    }

    private void byNewShape() throws SQLException {
        int id = some();
        Row row = model.getOrDefault(id, new Row(null, null, true));
        String value = row.seen() && random.nextInt(5) == 0 ? null : up(value());
        switch (random.nextInt(6)) {
            case 0 -> {
                int fresh = fresh();
                run("INSERT INTO users (id, mail) VALUES (?, ?)", fresh, value);
                model.put(fresh, new Row(value, value, true));
            }
            case 1 -> {
                run(
                        "INSERT INTO users (id, mail) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET mail = EXCLUDED.mail",
                        id,
                        value);
                model.put(id, written(row, value));
            }
            case 2 -> several("mail", true);
            case 3 -> unrelated(id, true);
            case 4 -> delete(id);
            default -> {
                run("UPDATE users SET mail = ?2 WHERE id = ?1", id, value);
                model.put(id, written(row, value));
            }
        }
    }

    /** The old side stays where it says the same already. */
    private static Row written(Row before, @Nullable String mail) {
        return new Row(java.util.Objects.equals(up(before.email()), mail) ? before.email() : mail, mail, true);
    }

    private void several(String column, boolean seen) throws SQLException {
        int one = fresh();
        int other = fresh();
        String value = column.equals("mail") ? up(value()) : value();
        run("INSERT INTO users (id, " + column + ") VALUES (" + other + ", NULL), (?, ?)", one, value);
        model.put(one, new Row(value, up(value), seen));
        model.put(other, new Row(null, null, seen));
    }

    private void unrelated(int id, boolean seen) throws SQLException {
        run("UPDATE users SET note = ?2 WHERE id = ?1", id, value());
        model.computeIfPresent(id, (i, row) -> new Row(row.email(), row.mail(), seen));
    }

    private void delete(int id) throws SQLException {
        run("DELETE FROM users WHERE id = ?1 AND coalesce(?2, '') = ''", id, null);
        model.remove(id);
    }

    /** Parameters in this order where the statement says nothing else. */
    private void run(String sql, int id, @Nullable String value) throws SQLException {
        boolean swapped = sql.contains("?2 WHERE");
        try (PreparedStatement statement =
                session.prepareStatement(sql.replace("?1", "?").replace("?2", "?::text"))) {
            statement.setInt(swapped ? 2 : 1, id);
            statement.setString(swapped ? 1 : 2, value);
            statement.executeUpdate();
        }
    }

    private int fresh() {
        next += step;
        return next;
    }

    /** One that is there, or was. */
    private int some() {
        List<Integer> ids = new ArrayList<>(model.keySet());
        return ids.isEmpty() ? fresh() : ids.get(random.nextInt(ids.size()));
    }

    private String value() {
        return " Value" + random.nextInt(1000) + "@Y";
    }

    private static @Nullable String up(@Nullable String email) {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }
}
