// SPDX-License-Identifier: Apache-2.0
package io.suture;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/** Registers patients again, and stays of patients by numbers it has known for long, while they are merged. No statement of it may fail. */
final class MergeClient implements Callable<Integer> {
    private final TestDatabase database;
    private final AtomicBoolean leave;
    private final Random random;

    /** Those it has inserted. */
    int patients;

    int stays;

    MergeClient(TestDatabase database, AtomicBoolean leave, int seed) {
        this.database = database;
        this.leave = leave;
        this.random = new Random(seed);
    }

    /** As SQL, the number of a patient: of 90 in a row the second thirty have that of the first, and three of the third. Null for every 91st. */
    static String number(String id) {
        return "CASE WHEN " + id + " % 91 = 0 THEN NULL ELSE 'n' || (CASE WHEN " + id + " % 90 BETWEEN 31 AND 60 THEN "
                + id + " - 30 WHEN " + id + " % 90 BETWEEN 61 AND 63 THEN " + id + " - 60 ELSE " + id + " END) END";
    }

    /** How many of 1 … rows have a number that an earlier one has. */
    static int surplus(int rows) {
        java.util.Set<Integer> seen = new java.util.HashSet<>();
        int surplus = 0;
        for (int id = 1; id <= rows; id++) {
            if (id % 91 != 0 && !seen.add(first(id))) {
                surplus++;
            }
        }
        return surplus;
    }

    private static int first(int id) {
        int rest = id % 90;
        return rest > 30 && rest <= 60 ? id - 30 : rest > 60 && rest <= 63 ? id - 60 : id;
    }

    @Override
    public Integer call() throws SQLException, InterruptedException {
        int writes = 0;
        try (Connection session = database.connect();
                Statement statement = session.createStatement()) {
            while (!leave.get()) {
                int id = 1 + random.nextInt(MergeRowsTest.ROWS);
                if (id % 91 == 0) {
                    continue;
                }
                switch (random.nextInt(3)) {
                    case 0 -> {
                        statement.executeUpdate(
                                "INSERT INTO patients (number, phone) VALUES ('n" + first(id) + "', 'new')");
                        patients++;
                    }
                    case 1 -> {
                        statement.executeUpdate(
                                "INSERT INTO stays (patient, number) VALUES (" + id + ", 'n" + first(id) + "')");
                        stays++;
                    }
                    default -> statement.executeUpdate("UPDATE patients SET note = note || '!' WHERE id = " + id);
                }
                writes++;
                Thread.sleep(5);
            }
        }
        return writes;
    }
}
