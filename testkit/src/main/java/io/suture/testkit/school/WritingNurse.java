// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import io.suture.testkit.workload.Application;
import io.suture.testkit.workload.Book;
import io.suture.testkit.workload.Change;
import io.suture.testkit.workload.RowKey;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Takes visits, amends and strikes records, changes doses. Writes only rows whose number belongs to this nurse, and finds every
 * row by its revision too, as an application with optimistic locking does.
 */
final class WritingNurse implements Application.User {
    private static final String TAKE = "INSERT INTO health_records (id, student_id, kind, recorded_at, temperature, %s)"
            + " VALUES (?, ?, 'visit', ?, ?, ?)";
    private static final String COUNT = "UPDATE students SET visits = ? WHERE id = ? AND visits = ?";
    private static final String AMEND =
            "UPDATE health_records SET %s = ?, revision = ? WHERE id = ? AND student_id = ? AND revision = ?";
    private static final String STRIKE = "DELETE FROM health_records WHERE id = ? AND revision = ?";
    private static final String DOSE = "UPDATE medications SET %s, revision = ? WHERE id = ? AND revision = ?";
    private static final OffsetDateTime FIRST_VISIT = OffsetDateTime.of(2026, 1, 1, 8, 0, 0, 0, ZoneOffset.UTC);
    private static final BigDecimal TEMPERATURE = new BigDecimal("37.2");

    private final SchoolHealth school;
    private final int number;
    private final int writers;
    private final SplittableRandom random;
    private long taken;
    private long notes;

    WritingNurse(SchoolHealth school, int number, int writers) {
        this.school = school;
        this.number = number;
        this.writers = writers;
        this.random = new SplittableRandom(1_000 + number);
    }

    @Override
    public Change next(Book book) {
        int what = random.nextInt(10);
        if (what < 5) {
            return visit(book);
        }
        if (what < 8) {
            return amend(book);
        }
        return what < 9 ? dose(book) : strike(book);
    }

    /** A new record, and one more visit of its student: one transaction. */
    private Change visit(Book book) {
        RowKey student = mine(book, SchoolHealth.STUDENTS, school.students());
        RowKey taking = new RowKey(SchoolHealth.RECORDS, ownRecord(taken++));
        int visits = book.content(student).map(Integer::parseInt).orElse(0);
        Record record = new Record(0, student.id(), note());
        String take = TAKE.formatted(release().entry());
        return new Change(
                Map.of(taking, record.content(), student, Optional.of(Integer.toString(visits + 1))),
                session -> session.inOneTransaction(s -> {
                    OffsetDateTime at = FIRST_VISIT.plusSeconds(taking.id() - school.records());
                    s.writeOne(taking, take, taking.id(), student.id(), at, TEMPERATURE, record.note());
                    s.writeOne(student, COUNT, visits + 1, student.id(), visits);
                }));
    }

    private Change amend(Book book) {
        Optional<RowKey> own = random.nextBoolean() ? taken(book) : Optional.empty();
        RowKey row = own.orElseGet(() -> mine(book, SchoolHealth.RECORDS, school.records()));
        Record before = book.content(row).map(Record::parse).orElseGet(() -> seeded(row));
        Record after = new Record(before.revision() + 1, before.student(), note());
        String amend = AMEND.formatted(release().entry());
        return new Change(
                Map.of(row, after.content()),
                s -> s.writeOne(
                        row, amend, after.note(), after.revision(), row.id(), after.student(), before.revision()));
    }

    private Change dose(Book book) {
        RowKey row = mine(book, SchoolHealth.MEDICATIONS, school.students());
        int revision = book.content(row)
                .map(c -> Integer.parseInt(c.substring(0, c.indexOf(':'))))
                .orElse(0);
        int dose = 1 + random.nextInt(500);
        Release release = release();
        String set = DOSE.formatted(release.setDose());
        List<Object> values = new ArrayList<>(release.dose(dose));
        values.addAll(List.of(revision + 1, row.id(), revision));
        return new Change(
                Map.of(row, Optional.of(revision + 1 + ":" + dose)), s -> s.writeOne(row, set, values.toArray()));
    }

    /** Deletes one of this nurse's own records, or takes a visit where there is none. */
    private Change strike(Book book) {
        return taken(book)
                .map(row -> new Change(Map.of(row, Optional.empty()), s -> {
                    Record record = Record.parse(book.content(row).orElseThrow());
                    s.writeOne(row, STRIKE, row.id(), record.revision());
                }))
                .orElseGet(() -> visit(book));
    }

    private Release release() {
        return school.rollout().of(number);
    }

    private String note() {
        return "nurse " + number + ", note " + notes++;
    }

    private long ownRecord(long nth) {
        return school.records() + 1 + number + nth * writers;
    }

    /** A seeded row that belongs to this nurse and may be written. */
    private RowKey mine(Book book, String table, long rows) {
        RowKey row;
        do {
            row = new RowKey(table, 1 + number + random.nextLong(rows / writers) * writers);
        } while (!book.mayWrite(row));
        return row;
    }

    /** A record this nurse took that is still there. */
    private Optional<RowKey> taken(Book book) {
        if (taken == 0) {
            return Optional.empty();
        }
        RowKey row = new RowKey(SchoolHealth.RECORDS, ownRecord(random.nextLong(taken)));
        return Optional.of(row).filter(r -> book.mayWrite(r) && book.content(r).isPresent());
    }

    private Record seeded(RowKey row) {
        return new Record(0, 1 + row.id() * 7919 % school.students(), "");
    }

    /** What a health record holds, as far as nurses change it. */
    private record Record(int revision, long student, String note) {
        Optional<String> content() {
            return Optional.of(revision + ":" + student + ":" + note);
        }

        static Record parse(String content) {
            String[] parts = content.split(":", 3);
            return new Record(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]);
        }
    }
}
