// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/**
 * Whether a publication has every table there is, and so those of schema {@code suture}: a subscriber that lacks a table with rows stops
 * (manual of PostgreSQL 18, logical replication, "Restrictions"; seen on PostgreSQL 15).
 */
@AutoService(Examination.class)
public final class Publications implements Examination {
    private static final String QUERY =
            "SELECT p.pubname FROM pg_catalog.pg_publication AS p WHERE p.puballtables ORDER BY 1";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> all = patient.texts(QUERY);
        return all.isEmpty()
                ? Check.pass("publications", "none replicates every table there is")
                : Check.manual(
                        "publications",
                        Patient.shown(all)
                                + " replicates every table, those of schema suture too; a subscriber without them stops",
                        "make them on each subscriber (pg_dump --schema-only --schema=suture) before the first migration and"
                                + " after each new version, or publish tables or schemas by name");
    }
}
