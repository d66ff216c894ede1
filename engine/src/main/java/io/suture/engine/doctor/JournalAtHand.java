// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import io.suture.core.problem.SutureException;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import java.sql.SQLException;
import java.util.Optional;

/** Whether the journal is there, whole and writable, or can be made. */
@AutoService(Examination.class)
public final class JournalAtHand implements Examination {
    @Override
    public Check of(Patient patient) throws SQLException {
        try {
            return new JournalSearch(Optional.of(patient.configuration().outside()))
                    .in(patient.session())
                    .map(journal -> found(journal, patient))
                    .orElseGet(() -> missing(patient));
        } catch (SutureException e) {
            return Doctor.failed("journal", e.problems().getFirst());
        }
    }

    private static Check found(Journal journal, Patient patient) {
        String what = journal.rows().size() + " migrations known, database "
                + journal.identity().databaseId() + ", "
                + journal.identity().protection().display();
        return journal.writable()
                ? Check.pass("journal", what)
                : Check.fail("journal", patient.login().sessionUser() + " may read it but not write it", Patient.ROLES);
    }

    private static Check missing(Patient patient) {
        return patient.facts().mayCreateSchema()
                ? Check.pass("journal", "none yet; the first run makes it")
                : Check.fail(
                        "journal",
                        "there is none, and " + patient.login().sessionUser() + " may not make schema suture",
                        Patient.ROLES);
    }
}
