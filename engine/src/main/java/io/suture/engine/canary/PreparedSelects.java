// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.connect.Pipeline;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a client feels that has a {@code SELECT *} prepared on the server: where a column comes, goes or changes its type, PostgreSQL refuses
 * its next execution with "cached plan must not change result type", once (manual of PostgreSQL 18, PREPARE).
 *
 * <p>The statements here end in {@code WHERE false}: their result has the same columns, and no row is read. They live in the session of the
 * run, prepared in its own transactions and executed between them. One round trip to prepare and one to execute; ACCESS SHARE for a
 * moment.
 */
public final class PreparedSelects {
    /** SQLSTATE of "cached plan must not change result type" (feature_not_supported). */
    private static final String BROKEN = "0A000";

    private static final String LOCKED = "55P03";
    private static final String LOCK_TIMEOUT = "200ms";

    private final Connection session;
    private final Optional<Identifier> owner;
    private final Map<TableName, String> prepared = new LinkedHashMap<>();
    private int count;

    /** @param owner role that may read the tables; empty: the session's own */
    public PreparedSelects(Connection session, Optional<Identifier> owner) {
        this.session = session;
        this.owner = owner;
    }

    /** Prepares one for each relation that has none yet; one that is not there, or may not be read, is passed over. */
    public void prepare(Collection<TableName> relations) throws SQLException {
        List<TableName> missing = new ArrayList<>(relations);
        missing.removeAll(prepared.keySet());
        while (!missing.isEmpty()) {
            List<String> names =
                    missing.stream().map(relation -> "suture_canary_" + ++count).toList();
            List<String> statements = new ArrayList<>();
            for (int i = 0; i < missing.size(); i++) {
                statements.add("PREPARE " + names.get(i) + " AS SELECT * FROM ONLY " + missing.get(i) + " WHERE false");
            }
            Optional<Refused> refused = run(statements);
            int done = refused.map(Refused::index).orElse(missing.size());
            for (int i = 0; i < done; i++) {
                prepared.put(missing.get(i), names.get(i));
            }
            missing = missing.subList(Math.min(done + 1, missing.size()), missing.size());
        }
    }

    /** Those of the relations whose statement was refused now. They are prepared anew, as a driver would do it. */
    public List<TableName> broken(Predicate<TableName> which) throws SQLException {
        List<TableName> asked =
                new ArrayList<>(prepared.keySet().stream().filter(which).toList());
        List<TableName> broken = new ArrayList<>();
        while (!asked.isEmpty()) {
            List<String> statements = asked.stream()
                    .map(relation -> "EXECUTE " + prepared.get(relation))
                    .toList();
            Optional<Refused> refused = run(statements);
            if (refused.isEmpty()) {
                break;
            }
            TableName relation = asked.get(refused.get().index());
            if (refused.get().sqlState().equals(BROKEN)) {
                broken.add(relation);
            }
            if (!refused.get().sqlState().equals(LOCKED)) {
                forget(relation);
            }
            asked = asked.subList(refused.get().index() + 1, asked.size());
        }
        prepare(broken);
        return broken;
    }

    private void forget(TableName relation) throws SQLException {
        run(List.of("DEALLOCATE " + prepared.remove(relation)));
    }

    /** @param index of the statement, 0 or more */
    private record Refused(int index, String sqlState) {}

    /** In a transaction that is rolled back: what is prepared or forgotten in it stays so. Row security may hide rows, since none is read. */
    private Optional<Refused> run(List<String> statements) throws SQLException {
        List<String> before = new ArrayList<>(List.of(
                "BEGIN READ ONLY", "SET LOCAL lock_timeout = '" + LOCK_TIMEOUT + "'", "SET LOCAL row_security = on"));
        owner.ifPresent(role -> before.add("SET LOCAL ROLE " + role));
        List<String> all = new ArrayList<>(before);
        all.addAll(statements);
        all.add("ROLLBACK");
        try {
            Pipeline.run(session, all);
            return Optional.empty();
        } catch (Pipeline.Failure e) {
            rollback(e);
            int index = e.index() - before.size();
            if (index < 0) {
                throw e.getCause();
            }
            return Optional.of(new Refused(index, e.getCause().getSQLState()));
        }
    }

    private void rollback(Pipeline.Failure cause) throws SQLException {
        try {
            Pipeline.run(session, List.of("ROLLBACK"));
        } catch (Pipeline.Failure lost) {
            throw cause.getCause();
        }
    }
}
