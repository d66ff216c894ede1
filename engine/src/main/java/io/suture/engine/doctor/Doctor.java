// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import io.suture.core.check.Check;
import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.files.MigrationFiles;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Examines one configuration and the database it means. */
public final class Doctor {
    private static final List<Examination> EXAMINATIONS = ServiceLoader.load(Examination.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** Requirement D11. */
    private static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final Configuration configuration;
    private final Clock clock;
    private final Duration tooLong;

    public Doctor(Configuration configuration, Clock clock) {
        this(configuration, clock, TOO_LONG);
    }

    /** @param tooLong for a transaction to be open */
    Doctor(Configuration configuration, Clock clock, Duration tooLong) {
        this.configuration = configuration;
        this.clock = clock;
        this.tooLong = tooLong;
    }

    /** Every check there is; of a server that cannot be reached only that. One session, a few round trips, nothing locked. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>(migrations());
        try (Session session = Sessions.to(configuration.database().get(), configuration.sessions())
                .open(Purpose.READ)) {
            checks.add(Check.pass(
                    "connection", "reached " + configuration.database().get().display()));
            Patient patient = new Patient(session, configuration, clock.instant(), tooLong);
            for (Examination examination : EXAMINATIONS) {
                checks.add(examination.of(patient));
            }
        } catch (SutureException e) {
            e.problems().forEach(p -> checks.add(failed("connection", p)));
        } catch (SQLException e) {
            checks.add(Check.unknown("connection", "the session broke while it was looked at", "run it again"));
        }
        return checks;
    }

    private List<Check> migrations() {
        try {
            MigrationSet set = MigrationFiles.read(configuration.folder(), configuration.layout());
            if (!set.problems().isEmpty()) {
                return set.problems().stream().map(p -> failed("migrations", p)).toList();
            }
            String found = set.entries().size() + " migrations, layout " + set.layout();
            return List.of(Check.pass("migrations", found + ", in " + configuration.folder()));
        } catch (SutureException e) {
            return e.problems().stream().map(p -> failed("migrations", p)).toList();
        }
    }

    static Check failed(String id, Problem problem) {
        String why = problem.why().isEmpty() ? "" : " (" + problem.why() + ")";
        return Check.fail(id, problem.code() + ": " + problem.what() + why, problem.fix());
    }
}
