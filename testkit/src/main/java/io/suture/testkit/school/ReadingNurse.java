// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import io.suture.testkit.workload.Application;
import io.suture.testkit.workload.Book;
import io.suture.testkit.workload.Change;
import io.suture.testkit.workload.ClientSession;
import io.suture.testkit.workload.WrongAnswer;
import java.sql.SQLException;
import java.util.SplittableRandom;

/** Looks up records, students and what they take; knows that none of the seeded ones may be missing. */
final class ReadingNurse implements Application.User {
    private static final String RECORD =
            "SELECT id, student_id, kind, recorded_at, temperature, %s FROM health_records WHERE id = ?";
    private static final String STUDENT =
            "SELECT id, student_number, first_name, last_name, grade, visits FROM students WHERE id = ?";
    private static final String MEDICATIONS = "SELECT s.last_name, m.name, %s"
            + " FROM students s JOIN medications m ON m.student_id = s.id WHERE s.id = ?";

    private final SchoolHealth school;
    private final int number;
    private final SplittableRandom random;

    ReadingNurse(SchoolHealth school, int number) {
        this.school = school;
        this.number = number;
        this.random = new SplittableRandom(number);
    }

    @Override
    public Change next(Book book) {
        Release release = school.rollout().of(number);
        int what = random.nextInt(10);
        if (what < 6) {
            return one(RECORD.formatted(release.entry()), 1 + random.nextLong(school.records()));
        }
        return one(
                what < 8 ? STUDENT : MEDICATIONS.formatted(release.doseInMilligrams()),
                1 + random.nextLong(school.students()));
    }

    private static Change one(String sql, long id) {
        return Change.read(session -> expectOne(session, sql, id));
    }

    private static void expectOne(ClientSession session, String sql, long id) throws SQLException {
        int rows = session.read(sql, id);
        if (rows != 1) {
            throw new WrongAnswer(rows + " rows found instead of one, id " + id);
        }
    }
}
