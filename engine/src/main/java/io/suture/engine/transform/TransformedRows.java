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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Batches of rows, transformed and written by {@code COPY} as they are read. */
final class TransformedRows {
    /** "Data exception": what was sent is not of the column's type. */
    private static final String UNFIT = "22";

    private static final byte[] TRUE = {'t'};
    private static final byte[] FALSE = {'f'};

    private final Through through;
    private final RowTransform transform;
    private final CopyManager copies;
    private final Predicate<String> own;
    private final boolean staged;
    private final Map<String, Integer> places = new HashMap<>();
    private final List<String> makes;
    private final String copy;
    private final int[] written;
    private long bytes;
    private long rows;

    /**
     * Into the temporary table.
     *
     * @param own whether a class is one of the jar's
     */
    static TransformedRows staged(Through through, RowTransform transform, CopyManager copies, Predicate<String> own) {
        return new TransformedRows(through, transform, copies, own, through.stage(), through.holds());
    }

    /** Straight into the table they are for. */
    static TransformedRows straight(
            Through through, Through.Straight way, RowTransform transform, CopyManager copies, Predicate<String> own) {
        String into = way.table() + " (" + String.join(", ", way.columns()) + ")";
        return new TransformedRows(through, transform, copies, own, into, way.values());
    }

    /**
     * @param into table and columns, as in SQL
     * @param values of {@link Through#holds}, which they get
     */
    private TransformedRows(
            Through through,
            RowTransform transform,
            CopyManager copies,
            Predicate<String> own,
            String into,
            List<String> values) {
        this.through = through;
        this.transform = transform;
        this.copies = copies;
        this.own = own;
        this.staged = into.equals(through.stage());
        List<String> holds = through.holds();
        this.makes = holds.subList(through.takes().size(), holds.size() - 1);
        for (String column : holds.subList(0, holds.size() - 1)) {
            places.put(column, places.size());
        }
        this.copy = "COPY " + into + " FROM STDIN";
        this.written = values.stream().mapToInt(holds::indexOf).toArray();
    }

    /** Of all batches. */
    long rows() {
        return rows;
    }

    /** Of the last batch, as written. */
    long bytes() {
        return bytes;
    }

    /**
     * Writes a batch; nothing where there is none.
     *
     * @return how many rows it has
     */
    int write(ResultSet batch) throws SQLException, TransformFailure {
        if (!batch.next()) {
            return 0;
        }
        String first = batch.getString(1);
        boolean[] binary = binary(batch);
        CopyIn in = copies.copyIn(copy);
        try {
            CopyText text = new CopyText(in);
            int read = 0;
            do {
                write(batch, binary, text);
                read++;
            } while (batch.next());
            bytes = text.end();
            rows += read;
            return read;
        } catch (SQLException e) {
            if (staged && e.getSQLState() != null && e.getSQLState().startsWith(UNFIT)) {
                batch.last();
                throw unfit(first, batch.getString(1), e.getSQLState());
            }
            throw e;
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
    }

    /** Which columns the driver would not give as the server wrote them; it may have to ask the server, so no {@code COPY} is under way. */
    private static boolean[] binary(ResultSet batch) throws SQLException {
        ResultSetMetaData columns = batch.getMetaData();
        boolean[] binary = new boolean[columns.getColumnCount()];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = columns.getColumnType(i + 1) == Types.BINARY;
        }
        return binary;
    }

    /** The source's own values, as the server wrote them. */
    private byte[] @Nullable [] read(ResultSet row, boolean[] binary) throws SQLException {
        byte[] @Nullable [] values = new byte[through.takes().size()] @Nullable [];
        for (int i = 0; i < values.length; i++) {
            values[i] = binary[i + 1] ? utf8(row.getString(i + 2)) : row.getBytes(i + 2);
        }
        return values;
    }

    private void write(ResultSet row, boolean[] binary, CopyText text) throws SQLException, TransformFailure {
        byte[] @Nullable [] read = read(row, binary);
        @Nullable String[] made = new @Nullable String[makes.size()];
        boolean failed = false;
        try {
            made = made(Row.of(places, read));
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (!through.goesOn()) {
                throw thrown(e, row.getString(1));
            }
            failed = true;
        }
        for (int place : written) {
            text.value(value(place, read, made, failed));
        }
        text.endRow();
    }

    /** @param place in {@link Through#holds} */
    private static byte @Nullable [] value(
            int place, byte[] @Nullable [] read, @Nullable String[] made, boolean failed) {
        if (place < read.length) {
            return read[place];
        }
        return place < read.length + made.length ? utf8(made[place - read.length]) : failed ? TRUE : FALSE;
    }

    private @Nullable String[] made(Row read) {
        Row result = transform.apply(read);
        @Nullable String[] made = new @Nullable String[makes.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = result.text(makes.get(i));
        }
        return made;
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
        return place == null ? new TransformFailure(problem, UNFIT + "000") : new TransformFailure(problem);
    }

    private TransformFailure unfit(@Nullable String first, @Nullable String last, String sqlState) {
        Problem problem = Problem.user(
                "DATA-TRANSFORM-VALUE",
                through.transform().type() + " made a value that is not of its column's type"
                        + (first == null
                                ? ""
                                : ", of a row between ctid " + first + " and " + last + " of " + through.source()),
                "the server reads each value as the type that `makes` gives the column; all that was made in its transaction"
                        + " is gone, what was made before stays",
                "let the transform throw where it has no value of the type, or name another type under `makes`");
        return new TransformFailure(problem, sqlState);
    }
}
