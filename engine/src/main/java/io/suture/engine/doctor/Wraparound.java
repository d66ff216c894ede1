// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/**
 * Whether old rows are frozen in time: PostgreSQL stops giving transaction ids 3 million before 2³¹ (PostgreSQL 18 manual, 24.1.5), and a
 * large fill takes one a batch and makes vacuum's work longer.
 */
@AutoService(Examination.class)
public final class Wraparound implements Examination {
    private static final long FAR = 1_000_000_000;
    private static final String AGE =
            "SELECT greatest(age(datfrozenxid), mxid_age(datminmxid)) FROM pg_catalog.pg_database WHERE datname = current_database()";

    @Override
    public Check of(Patient patient) throws SQLException {
        long age = patient.number(AGE);
        return age < FAR
                ? Check.pass("wraparound", "the oldest row is " + age / 1_000_000 + " million transactions old")
                : Check.fail(
                        "wraparound",
                        "the oldest row is " + age / 1_000_000
                                + " million transactions old; at 2144 million nothing can be written",
                        "VACUUM (FREEZE) before anything else, and find out what keeps autovacuum from it");
    }
}
