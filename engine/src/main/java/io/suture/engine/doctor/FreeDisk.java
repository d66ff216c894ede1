// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Whether the disk has twice the database's size free (requirement B1). PostgreSQL does not tell; its folder does, where it is in reach. */
@AutoService(Examination.class)
public final class FreeDisk implements Examination {
    private static final String SIZE = "SELECT pg_catalog.pg_database_size(current_database())";
    /** Null where the login may not see it. */
    private static final String FOLDER = "SELECT setting FROM pg_catalog.pg_settings WHERE name = 'data_directory'";

    /** Seconds between the two moments that a starting server notes. */
    private static final long CLOSE = 5;

    private static final String STARTED =
            "SELECT pg_catalog.date_part('epoch', pg_catalog.pg_postmaster_start_time())::bigint";

    @Override
    public Check of(Patient patient) throws SQLException {
        long needed = 2 * patient.number(SIZE);
        OptionalLong free = free(patient);
        if (free.isEmpty()) {
            return Check.unknown(
                    "disk",
                    "how much is free cannot be seen from here; twice the database's size is " + megabytes(needed),
                    "look with df on the server, at the folder of its data and at that of its WAL");
        }
        String evidence = megabytes(free.getAsLong()) + " free, twice the database's size is " + megabytes(needed);
        return free.getAsLong() >= needed
                ? Check.pass("disk", evidence)
                : Check.fail(
                        "disk", evidence, "make room: a copy of a table, its WAL and a backup have to fit beside it");
    }

    private static OptionalLong free(Patient patient) throws SQLException {
        for (String folder : patient.texts(FOLDER)) {
            Path data = Path.of(folder);
            if (isOfThisServer(data, patient.number(STARTED))) {
                try {
                    return OptionalLong.of(Files.getFileStore(data).getUsableSpace());
                } catch (IOException e) {
                    return OptionalLong.empty();
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Its lock file says when it was started, in its third line: a folder of that name here may be another server's. */
    private static boolean isOfThisServer(Path data, long started) {
        try {
            String said =
                    Files.readAllLines(data.resolve("postmaster.pid")).get(2).strip();
            return Math.abs(Long.parseLong(said) - started) <= CLOSE;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static String megabytes(long bytes) {
        return bytes / 1_000_000 + " MB";
    }
}
