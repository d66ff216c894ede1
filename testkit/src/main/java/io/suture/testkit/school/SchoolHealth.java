// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import io.suture.testkit.workload.Application;
import io.suture.testkit.workload.Contents;
import io.suture.testkit.workload.RowKey;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * The schools' database and the nurses at work in it.
 *
 * @param records seeded rows of {@code health_records}, a multiple of {@value #RECORDS_A_STUDENT}, at least 1 000. There is one
 *     student, and one medication, for every {@value #RECORDS_A_STUDENT}
 * @param rollout which users run which release
 */
public record SchoolHealth(long records, Rollout rollout) implements Application {
    static final int RECORDS_A_STUDENT = 50;
    static final String RECORDS = "health_records";
    static final String STUDENTS = "students";
    static final String MEDICATIONS = "medications";

    public SchoolHealth {
        if (records < 1_000 || records % RECORDS_A_STUDENT != 0) {
            throw new IllegalArgumentException("not a school of at least 1000 records, fifty a student: " + records);
        }
    }

    /** The school everybody reads of: a million records, 20 000 students. */
    public static SchoolHealth large() {
        return withRecords(1_000_000);
    }

    /** A school with this many records. */
    public static SchoolHealth withRecords(long records) {
        return new SchoolHealth(records, new Rollout());
    }

    /** The same school, its users on the releases that this says. */
    public SchoolHealth with(Rollout newRollout) {
        return new SchoolHealth(records, newRollout);
    }

    /** Makes the tables and their rows in an empty database; a few seconds for the million. */
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(ExampleFiles.schema());
            statement.execute("SET school.records = " + records);
            statement.execute(ExampleFiles.seed());
            statement.execute("RESET school.records");
            statement.execute("VACUUM ANALYZE " + String.join(", ", STUDENTS, MEDICATIONS, RECORDS));
        }
    }

    /** Students and medications each. */
    public long students() {
        return records / RECORDS_A_STUDENT;
    }

    @Override
    public User reader(int number) {
        return new ReadingNurse(this, number);
    }

    @Override
    public User writer(int number, int writers) {
        return new WritingNurse(this, number, writers);
    }

    @Override
    public Contents contents(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Map<RowKey, String> touched = new HashMap<>();
            collect(
                    statement,
                    touched,
                    RECORDS,
                    "revision || ':' || student_id || ':' || "
                            + rollout.ofTables().entry(),
                    "id > " + records + " OR revision <> 0");
            collect(statement, touched, STUDENTS, "visits::text", "id > " + students() + " OR visits <> 0");
            collect(
                    statement,
                    touched,
                    MEDICATIONS,
                    "revision || ':' || " + rollout.ofTables().doseInMilligrams() + "::integer",
                    "id > " + students() + " OR revision <> 0");
            return new Contents(touched, missing(statement), altered(statement));
        }
    }

    private static void collect(
            Statement statement, Map<RowKey, String> touched, String table, String content, String where)
            throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT id, " + content + " FROM " + table + " WHERE " + where)) {
            while (rows.next()) {
                touched.put(new RowKey(table, rows.getLong(1)), rows.getString(2));
            }
        }
    }

    private long missing(Statement statement) throws SQLException {
        return records
                + 2 * students()
                - count(statement, RECORDS, "id <= " + records)
                - count(statement, STUDENTS, "id <= " + students())
                - count(statement, MEDICATIONS, "id <= " + students());
    }

    /** Rows without a mark of any user that do not hold what {@code seed.sql} gave them. */
    private long altered(Statement statement) throws SQLException {
        return count(
                        statement,
                        RECORDS,
                        "id <= " + records + " AND revision = 0 AND ("
                                + rollout.ofTables().entry() + ", student_id, recorded_at, temperature)"
                                + " IS DISTINCT FROM ('record ' || id, 1 + id * 7919 % " + students()
                                + ", timestamptz '2019-09-02 08:00:00+00' + id * interval '3 minutes',"
                                + " 36.0 + id % 30 / 10.0)")
                + count(
                        statement,
                        STUDENTS,
                        "id <= " + students() + " AND student_number <> 'S' || lpad(id::text, 7, '0')")
                + count(
                        statement,
                        MEDICATIONS,
                        "id <= " + students() + " AND (student_id <> id OR revision = 0 AND "
                                + rollout.ofTables().doseInMilligrams() + " <> 5 + id % 200)");
    }

    private static long count(Statement statement, String table, String where) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table + " WHERE " + where)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
