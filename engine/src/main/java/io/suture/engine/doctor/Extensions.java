// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether extensions are what the server has files of. */
@AutoService(Examination.class)
public final class Extensions implements Examination {
    private static final String BEHIND = """
            SELECT e.extname || ' ' || e.extversion || ' (there is ' || coalesce(a.default_version, 'none') || ')'
            FROM pg_catalog.pg_extension AS e LEFT JOIN pg_catalog.pg_available_extensions AS a ON a.name = e.extname
            WHERE a.default_version IS DISTINCT FROM e.extversion ORDER BY 1""";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> behind = patient.texts(BEHIND);
        return behind.isEmpty()
                ? Check.pass("extensions", "every extension is of the version that the server has")
                : Check.manual(
                        "extensions",
                        Patient.shown(behind),
                        "ALTER EXTENSION … UPDATE, after reading its release notes; install the files where there are none");
    }
}
