// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.plan.JavaTransform;
import io.suture.core.plan.Through;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Pipeline;
import io.suture.transform.RowTransform;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Puts rows through transforms for one session; has its own instance of each. Not thread-safe. */
public final class Transforms {
    private static final String CURSOR = "suture_read";

    private static final String STRAIGHT = "suture_straight";

    /** "Data exception" and "integrity constraint violation": the statement says better what they mean, or gets along with it. */
    private static final Set<String> OF_ROWS = Set.of("22", "23");

    /** So many ranges go by the temporary table after one that has met a row: what it wrote first is room lost in the table. */
    private static final int STAGED_RANGES = 8;

    private final TransformJars jars;
    private final Map<JavaTransform, RowTransform> instances = new HashMap<>();
    private final Map<JavaTransform, BatchSize> sizes = new HashMap<>();
    private int staged;

    public Transforms(TransformJars jars) {
        this.jars = jars;
    }

    /** For another session. */
    public Transforms another() {
        return new Transforms(jars);
    }

    /**
     * What the transform calls itself; loads it.
     *
     * @throws io.suture.core.problem.SutureException {@code DATA-JAR}, {@code DATA-JAR-CHANGED}, {@code DATA-JAR-CLASS}
     */
    public String name(JavaTransform transform) {
        return instance(transform).name();
    }

    /**
     * Reads and transforms all rows, in the transaction that is open, and writes or hashes them.
     *
     * @throws Pipeline.Failure where the server refuses what is read
     * @throws TransformFailure {@code DATA-TRANSFORM} where the transform throws at a row, {@code DATA-TRANSFORM-VALUE} where what it made does not
     *     fit, and as in {@link #name}; neither says what the row holds
     */
    public Transformed run(Connection connection, Through through)
            throws Pipeline.Failure, SQLException, TransformFailure {
        RowMaker maker =
                new RowMaker(through, loaded(through.transform()), type -> jars.has(through.transform(), type));
        if (through.hashes().isPresent()) {
            return hashed(through.hashes().get(), through, maker, connection);
        }
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        if (through.straight().isPresent() && isOpen(through.straight().get(), connection)) {
            Through.Straight way = through.straight().get();
            WrittenRows straight = WrittenRows.straight(through, way, maker, copies);
            if (isWritten(straight, way, through, connection)) {
                return new Transformed.Written(straight.rows());
            }
            staged = STAGED_RANGES;
        }
        Pipeline.run(connection, through.before());
        take(WrittenRows.staged(through, maker, copies), through.read(), through.transform(), connection);
        return new Transformed.Staged();
    }

    private Transformed hashed(Through.Hashes hashes, Through through, RowMaker maker, Connection connection)
            throws Pipeline.Failure, SQLException, TransformFailure {
        Pipeline.run(connection, through.before());
        HashedRows hashed = new HashedRows(through, hashes, maker);
        take(hashed, through.read(), through.transform(), connection);
        return new Transformed.Hashed(hashed.numbers());
    }

    /** Whether it is worth to be tried. */
    private boolean isOpen(Through.Straight way, Connection connection) throws SQLException {
        if (staged > 0) {
            staged--;
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet crowded = statement.executeQuery(way.crowded())) {
            crowded.next();
            return !crowded.getBoolean(1);
        }
    }

    /** Not where one of them is refused, or there already since somebody has put it there who is not followed: then none is. */
    private boolean isWritten(WrittenRows made, Through.Straight way, Through through, Connection connection)
            throws Pipeline.Failure, SQLException, TransformFailure {
        Pipeline.run(connection, List.of("SAVEPOINT " + STRAIGHT));
        try {
            take(made, way.read(), through.transform(), connection);
            return true;
        } catch (SQLException e) {
            if (e.getSQLState() == null || !OF_ROWS.contains(e.getSQLState().substring(0, 2))) {
                throw e;
            }
            Pipeline.run(connection, List.of("ROLLBACK TO SAVEPOINT " + STRAIGHT));
            return false;
        }
    }

    private void take(RowSink sink, String read, JavaTransform transform, Connection connection)
            throws Pipeline.Failure, SQLException, TransformFailure {
        Pipeline.run(
                connection,
                List.of("SET LOCAL cursor_tuple_fraction = 1", "DECLARE " + CURSOR + " NO SCROLL CURSOR FOR " + read));
        try (Statement fetch =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            boolean more = true;
            while (more) {
                BatchSize size = sizes.getOrDefault(transform, BatchSize.FIRST);
                try (ResultSet batch = fetch.executeQuery("FETCH FORWARD " + size.rows() + " FROM " + CURSOR)) {
                    int rows = sink.take(batch);
                    more = rows == size.rows();
                }
                if (more) {
                    sizes.put(transform, size.after(size.rows(), sink.bytes()));
                }
            }
            fetch.execute("CLOSE " + CURSOR);
        }
    }

    private RowTransform loaded(JavaTransform transform) throws TransformFailure {
        try {
            return instance(transform);
        } catch (SutureException e) {
            throw new TransformFailure(e.problems().getFirst());
        }
    }

    private RowTransform instance(JavaTransform transform) {
        return instances.computeIfAbsent(transform, jars::open);
    }
}
