// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * Readers and writers of an application, at work until they are stopped. Costs the database one session a user and what they
 * ask for.
 *
 * <pre>{@code
 * try (Workload users = Workload.start(database, SchoolHealth.withRecords(10_000), WorkloadOptions.defaults())) {
 *     … change the database …
 *     WorkloadReport felt = users.stop();
 *     Reconciliation books = users.reconcile();
 * }
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class Workload implements AutoCloseable {
    private final DataSource database;
    private final Application application;
    private final List<Client> readers;
    private final List<Client> writers;

    private Workload(DataSource database, Application application, WorkloadOptions options) {
        this.database = database;
        this.application = application;
        this.readers = IntStream.range(0, options.readers())
                .mapToObj(n -> Client.start("reader-" + n, database, application.reader(n), options.pace()))
                .toList();
        this.writers = IntStream.range(0, options.writers())
                .mapToObj(n ->
                        Client.start("writer-" + n, database, application.writer(n, options.writers()), options.pace()))
                .toList();
    }

    /** Users who begin at once, each with a session of their own. */
    public static Workload start(DataSource database, Application application, WorkloadOptions options) {
        return new Workload(database, application, options);
    }

    /** What they have felt until now; a wait that has not ended counts as long as it lasts. */
    public WorkloadReport soFar() {
        return new WorkloadReport(felt(readers), felt(writers));
    }

    /** Lets every user end the request they are at, and waits for that; what they felt. */
    public WorkloadReport stop() {
        clients().forEach(Client::leave);
        try {
            for (Client client : clients().toList()) {
                client.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the users left", e);
        }
        return soFar();
    }

    /** Compares the books with the tables, in a session of its own; stops the users first. Reads the tables whole. */
    public Reconciliation reconcile() throws SQLException {
        stop();
        try (Connection connection = database.getConnection()) {
            return Reconciliation.of(writers.stream().map(Client::book).toList(), application.contents(connection));
        }
    }

    /** Stops the users. */
    @Override
    public void close() {
        stop();
    }

    private Stream<Client> clients() {
        return Stream.concat(readers.stream(), writers.stream());
    }

    private static Felt felt(List<Client> clients) {
        return Meter.felt(clients.stream().map(Client::meter).toList());
    }
}
