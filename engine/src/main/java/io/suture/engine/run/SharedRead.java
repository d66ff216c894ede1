// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import static java.util.stream.Collectors.joining;

import io.suture.core.plan.RowPlace;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Through;
import io.suture.core.sql.SqlLiteral;
import io.suture.engine.backfill.Blocks;
import io.suture.engine.connect.ServerProblem;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The rows of a table go through a transform by several sessions, in the snapshot of a transaction that is open and proves something; what they find is added
 * up for it. They write nothing but temporary tables, a short transaction each range.
 */
final class SharedRead {
    /** 4 MB: what is made of them has room in the memory of a session ({@code temp_buffers}). */
    private static final long BLOCKS = 512;

    /** The setting with the numbers of a range. */
    private static final String SUM = "suture.sum";

    private final Sql statement;
    private final Through through;
    private final Through.Shares shares;
    private final List<Setting> settings;
    private final StepContext context;
    private final Comparing comparing;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicReference<Optional<Attempt.Refusal>> refused = new AtomicReference<>(Optional.empty());
    private final List<BigInteger> sums = new ArrayList<>();

    /** @param statement that {@link Sql#isShared} */
    SharedRead(Sql statement, List<Setting> settings, StepContext context, Comparing comparing) {
        this.statement = statement;
        this.through = statement.through().orElseThrow();
        this.shares = through.shares().orElseThrow();
        this.settings = settings;
        this.context = context;
        this.comparing = comparing;
    }

    /** Whether they read what the transaction before has written. */
    boolean isApart() {
        return shares.apart();
    }

    /**
     * Leaves the sums in {@link Through.Shares#SUMS}. Where it fails the transaction is rolled back.
     *
     * @return what the server said to one of them
     */
    Optional<Attempt.Refusal> run() throws StepFailure, SessionLost, Stopped {
        boolean well = false;
        try {
            String snapshot = text("SELECT pg_catalog.pg_export_snapshot()");
            long blocks = Blocks.of(shares.table(), context.session().connection());
            comparing.share(blocks);
            boolean somebody = context.engine().beside(context, each -> read(each, snapshot, blocks));
            well = refused.get().isEmpty();
            if (well && somebody) {
                text("SELECT pg_catalog.set_config('" + Through.Shares.SUMS + "', "
                        + SqlLiteral.quote(
                                sums.stream().map(BigInteger::toString).collect(joining(",", "{", "}")))
                        + ", true)");
            }
            return refused.get();
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        } finally {
            if (!well) {
                Attempt.rollback(context.session());
            }
        }
    }

    /** Whether there are sums: somebody could do it, and there was something to do. */
    boolean hasSums() {
        return !sums.isEmpty();
    }

    private Tally read(StepContext each, String snapshot, long blocks) throws SessionLost, Stopped {
        for (long from = next(); from < blocks && refused.get().isEmpty(); from = next()) {
            if (each.stop().stopRequested()) {
                throw new Stopped();
            }
            Optional<Attempt.Refusal> refusal = range(snapshot, from).run(each);
            if (refusal.isPresent()) {
                refused.set(refusal);
            } else {
                add(found(each));
                comparing.advance(Math.min(BLOCKS, blocks - from), each);
            }
        }
        return Tally.NONE;
    }

    private long next() {
        return taken.getAndAdd(BLOCKS);
    }

    /** Nobody who waits for the table waits for this one, who would wait for him. */
    private Attempt range(String snapshot, long from) {
        Through part = through.share(RowPlace.firstOf(from), RowPlace.firstOf(from + BLOCKS));
        return new Attempt()
                .ours("BEGIN ISOLATION LEVEL REPEATABLE READ")
                .ours("SET TRANSACTION SNAPSHOT " + SqlLiteral.quote(snapshot))
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .as(context.owner())
                .theirs(settings.stream().map(Setting::local).toList())
                .ours("SET LOCAL row_security = off")
                .theirs(statement
                        .with(proof -> leaving("(" + shares.numbers() + ")::text"))
                        .through(part))
                .ours("COMMIT");
    }

    /** @param numbers of a range, a {@code numeric[]} as text, in SQL */
    static String leaving(String numbers) {
        return "SELECT pg_catalog.set_config('" + SUM + "', " + numbers + ", false)";
    }

    private List<BigInteger> found(StepContext each) throws SessionLost {
        try (Statement query = each.session().connection().createStatement();
                ResultSet row = query.executeQuery("SELECT pg_catalog.current_setting('" + SUM + "')::numeric[]")) {
            row.next();
            Array array = row.getArray(1);
            List<BigInteger> numbers = new ArrayList<>();
            for (Object number : (Object[]) array.getArray()) {
                numbers.add(number == null ? BigInteger.ZERO : new BigInteger(number.toString()));
            }
            return numbers;
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private synchronized void add(List<BigInteger> numbers) {
        for (int i = 0; i < numbers.size(); i++) {
            if (i == sums.size()) {
                sums.add(BigInteger.ZERO);
            }
            sums.set(i, sums.get(i).add(numbers.get(i)));
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = context.session().connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
