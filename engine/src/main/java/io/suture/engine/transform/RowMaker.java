// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.plan.Through;
import io.suture.core.problem.Problem;
import io.suture.transform.Row;
import io.suture.transform.RowTransform;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Makes a row of each that is read: that one's values, those of the transform, and whether it threw. One row at a time is there. */
final class RowMaker {
    private static final byte[] TRUE = {'t'};
    private static final byte[] FALSE = {'f'};

    /** As "data exception" of the server's, which the caller takes to be of a row he has to find. */
    private static final String OF_A_ROW = "22000";

    private final Through through;
    private final RowTransform transform;
    private final Predicate<String> own;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> makes;
    private final byte[] @Nullable [] values;
    private @Nullable ResultSet batch;
    private boolean[] binary = {};

    /** @param own whether a class is one of the jar's */
    RowMaker(Through through, RowTransform transform, Predicate<String> own) {
        this.through = through;
        this.transform = transform;
        this.own = own;
        List<String> holds = through.holds();
        this.makes = holds.subList(through.takes().size(), holds.size() - 1);
        this.values = new byte[holds.size()] @Nullable [];
        for (String column : holds.subList(0, holds.size() - 1)) {
            places.put(column, places.size());
        }
    }

    /**
     * Goes on with the first row of a batch. It may have to ask the server, so no {@code COPY} is under way.
     *
     * @return whether there is one
     */
    boolean begin(ResultSet next) throws SQLException, TransformFailure {
        batch = next;
        binary = binary(next);
        return next();
    }

    /** Goes on with the next one, if there is one. */
    boolean next() throws SQLException, TransformFailure {
        ResultSet row = row();
        if (!row.next()) {
            return false;
        }
        byte[] @Nullable [] read = read(row);
        System.arraycopy(read, 0, values, 0, read.length);
        values[values.length - 1] = FALSE;
        try {
            Row made = transform.apply(Row.of(places, read));
            for (int i = 0; i < makes.size(); i++) {
                values[read.length + i] = utf8(made.text(makes.get(i)));
            }
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (!through.goesOn()) {
                throw thrown(e, place());
            }
            Arrays.fill(values, read.length, values.length - 1, null);
            values[values.length - 1] = TRUE;
        }
        return true;
    }

    /** In UTF-8. @param place in {@link Through#holds} */
    byte @Nullable [] value(int place) {
        return values[place];
    }

    /** Where the row lies that was read last, a {@code ctid}; null of a query's. */
    @Nullable
    String place() throws SQLException {
        return row().getString(1);
    }

    /** The same of the last of its batch. */
    @Nullable
    String lastPlace() throws SQLException {
        row().last();
        return place();
    }

    private ResultSet row() {
        return Objects.requireNonNull(batch);
    }

    /** Which columns the driver would not give as the server wrote them. */
    private static boolean[] binary(ResultSet batch) throws SQLException {
        ResultSetMetaData columns = batch.getMetaData();
        boolean[] binary = new boolean[columns.getColumnCount()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = columns.getColumnType(i + 1) == Types.BINARY;
        }
        return binary;
    }

    /** The source's own values, as the server wrote them. */
    private byte[] @Nullable [] read(ResultSet row) throws SQLException {
        byte[] @Nullable [] read = new byte[through.takes().size()] @Nullable [];
        for (int i = 0; i < read.length; i++) {
            read[i] = binary[i + 1] ? utf8(row.getString(i + 2)) : row.getBytes(i + 2);
        }
        return read;
    }

    private static byte @Nullable [] utf8(@Nullable String value) {
        return value == null ? null : value.getBytes(StandardCharsets.UTF_8);
    }

    /** Where the row lies nowhere, it is for the caller to find. */
    private TransformFailure thrown(Throwable e, @Nullable String place) {
        String where = Arrays.stream(e.getStackTrace())
                .filter(frame -> own.test(frame.getClassName()))
                .findFirst()
                .map(frame ->
                        " in " + frame.getClassName() + "." + frame.getMethodName() + ", line " + frame.getLineNumber())
                .orElse("");
        String at = place == null ? "" : " at the row at ctid " + place + " of " + through.source();
        String look = place == null
                ? ""
                : "look at the row: SELECT * FROM " + through.source() + " WHERE ctid = '" + place + "'; ";
        Problem problem = Problem.user(
                "DATA-TRANSFORM",
                through.transform().type() + " threw " + e.getClass().getName() + where + at,
                "it could make nothing of that row; all that was made in its transaction is gone, what was made before stays",
                look + "mend the row or the transform"
                        + through.sparing().map(", or "::concat).orElse(""));
        return place == null ? new TransformFailure(problem, OF_A_ROW) : new TransformFailure(problem);
    }
}
