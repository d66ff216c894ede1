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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/** Puts rows through transforms for one session; has its own instance of each. Not thread-safe. */
public final class Transforms {
    private static final String CURSOR = "suture_read";

    private final TransformJars jars;
    private final Map<JavaTransform, RowTransform> instances = new HashMap<>();
    private final Map<JavaTransform, BatchSize> sizes = new HashMap<>();

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
     * Reads, transforms and writes all rows, in the transaction that is open.
     *
     * @throws Pipeline.Failure where the server refuses what is read
     * @throws TransformFailure {@code DATA-TRANSFORM} where the transform throws at a row, {@code DATA-TRANSFORM-VALUE} where what it made does not
     *     fit, and as in {@link #name}; neither says what the row holds
     */
    public void fill(Connection connection, Through through) throws Pipeline.Failure, SQLException, TransformFailure {
        RowTransform transform = loaded(through.transform());
        List<String> begin = new ArrayList<>(through.before());
        begin.add("SET LOCAL cursor_tuple_fraction = 1");
        begin.add("DECLARE " + CURSOR + " NO SCROLL CURSOR FOR " + through.read());
        Pipeline.run(connection, begin);
        TransformedRows made = new TransformedRows(
                through,
                transform,
                connection.unwrap(PGConnection.class).getCopyAPI(),
                type -> jars.has(through.transform(), type));
        try (Statement fetch =
                connection.createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)) {
            boolean more = true;
            while (more) {
                BatchSize size = sizes.getOrDefault(through.transform(), BatchSize.FIRST);
                try (ResultSet batch = fetch.executeQuery("FETCH FORWARD " + size.rows() + " FROM " + CURSOR)) {
                    int rows = made.write(batch);
                    more = rows == size.rows();
                }
                if (more) {
                    sizes.put(through.transform(), size.after(size.rows(), made.bytes()));
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
