// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.plan.Through;
import io.suture.core.problem.Problem;
import io.suture.transform.Row;
import io.suture.transform.RowTransform;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Batches of rows, transformed and written by {@code COPY} as they are read. */
final class TransformedRows {
    /** "Data exception": what was sent is not of the column's type. */
    private static final String UNFIT = "22";

    private final Through through;
    private final RowTransform transform;
    private final CopyManager copies;
    private final Predicate<String> own;
    private final Map<String, Integer> places = new HashMap<>();
    private final String copy;
    private final int made;
    private long bytes;

    /** @param own whether a class is one of the jar's */
    TransformedRows(Through through, RowTransform transform, CopyManager copies, Predicate<String> own) {
        this.through = through;
        this.transform = transform;
        this.copies = copies;
        this.own = own;
        this.made = through.holds().size() - 1;
        for (String column : through.holds().subList(0, made)) {
            places.put(column, places.size());
        }
        this.copy = "COPY " + through.stage() + " FROM STDIN";
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
        CopyIn in = copies.copyIn(copy);
        try {
            CopyText text = new CopyText(in);
            int rows = 0;
            do {
                write(batch, text);
                rows++;
            } while (batch.next());
            bytes = text.end();
            return rows;
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith(UNFIT)) {
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

    private @Nullable String[] read(ResultSet row) throws SQLException {
        @Nullable String[] values = new @Nullable String[made];
        for (int i = 0; i < through.takes().size(); i++) {
            values[i] = row.getString(i + 2);
        }
        return values;
    }

    private void write(ResultSet row, CopyText text) throws SQLException, TransformFailure {
        Row read = Row.of(places, through.takes().size(), read(row));
        Row result = read;
        boolean failed = false;
        try {
            result = transform.apply(read);
            if (result == null) {
                throw new NullPointerException();
            }
        } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
            if (!through.goesOn()) {
                throw thrown(e, row.getString(1));
            }
            failed = true;
            result = read;
        }
        for (int i = 0; i < made; i++) {
            text.value(result.at(i));
        }
        text.value(failed ? "t" : "f");
        text.endRow();
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
