// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.plan.Through;
import io.suture.core.problem.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/** Batches of rows, written by {@code COPY} as they are made. */
final class WrittenRows implements RowSink {
    /** "Data exception": what was sent is not of the column's type. */
    private static final String UNFIT = "22";

    private final Through through;
    private final RowMaker maker;
    private final CopyManager copies;
    private final boolean staged;
    private final String copy;
    private final int[] written;
    private long bytes;
    private long rows;

    /** Into the temporary table. */
    static WrittenRows staged(Through through, RowMaker maker, CopyManager copies) {
        return new WrittenRows(through, maker, copies, through.stage(), through.holds());
    }

    /** Straight into the table they are for. */
    static WrittenRows straight(Through through, Through.Straight way, RowMaker maker, CopyManager copies) {
        String into = way.table() + " (" + String.join(", ", way.columns()) + ")";
        return new WrittenRows(through, maker, copies, into, way.values());
    }

    /**
     * @param into table and columns, as in SQL
     * @param values of {@link Through#holds}, which they get
     */
    private WrittenRows(Through through, RowMaker maker, CopyManager copies, String into, List<String> values) {
        this.through = through;
        this.maker = maker;
        this.copies = copies;
        this.staged = into.equals(through.stage());
        this.copy = "COPY " + into + " FROM STDIN";
        this.written = values.stream().mapToInt(through.holds()::indexOf).toArray();
    }

    /** Of all batches. */
    long rows() {
        return rows;
    }

    @Override
    public long bytes() {
        return bytes;
    }

    @Override
    public int take(ResultSet batch) throws SQLException, TransformFailure {
        if (!maker.begin(batch)) {
            return 0;
        }
        String first = maker.place();
        CopyIn in = copies.copyIn(copy);
        try {
            CopyText text = new CopyText(in);
            int read = 0;
            do {
                for (int place : written) {
                    text.value(maker.value(place));
                }
                text.endRow();
                read++;
            } while (maker.next());
            bytes = text.end();
            rows += read;
            return read;
        } catch (SQLException e) {
            if (staged && e.getSQLState() != null && e.getSQLState().startsWith(UNFIT)) {
                throw unfit(first, maker.lastPlace(), e.getSQLState());
            }
            throw e;
        } finally {
            if (in.isActive()) {
                in.cancelCopy();
            }
        }
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
