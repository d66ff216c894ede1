// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether a constraint is there that old rows were never held against. */
@AutoService(Examination.class)
public final class UnvalidatedConstraints implements Examination {
    private static final String QUERY = """
            SELECT format('%I on %I.%I', k.conname, n.nspname, c.relname)
            FROM pg_catalog.pg_constraint AS k JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
            WHERE NOT k.convalidated AND k.conparentid = 0 AND coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
            ORDER BY 1""";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> left = patient.texts(QUERY);
        return left.isEmpty()
                ? Check.pass("unvalidated-constraints", "every constraint holds for every row")
                : Check.manual(
                        "unvalidated-constraints",
                        "NOT VALID: " + Patient.shown(left),
                        "write a migration with ALTER TABLE … VALIDATE CONSTRAINT: it scans and blocks nobody");
    }
}
