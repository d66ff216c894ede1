// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.plan.Phase;
import io.suture.engine.connect.ServerProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Clients of one release in a session of their own: they read, insert into, update and delete from the tables concerned, by the shape
 * their release knows, and it is counted what becomes of it. Each statement is a transaction; a DELETE is rolled back.
 */
final class ReleaseClients {
    /** SQLSTATE of an integrity rule, and of a trigger that raises. */
    private static final Set<String> RULES = Set.of("23", "P0");

    private static final String NOT_NULL = "23502";

    private final boolean fresh;
    private final Connection session;
    private final Catalog shape;
    private final boolean writing;
    private final Map<String, ClientStatement> statements = new LinkedHashMap<>();
    private final Map<Optional<Phase>, Tally> tallies = new LinkedHashMap<>();
    private long number;

    private static final class Tally {
        private int tried;
        private int refused;
        private int broken;
        private final Map<String, ClientsSeen.Failure> failures = new LinkedHashMap<>();
    }

    /** @param writing whether their rows are committed; @param first rows have numbers after this one */
    ReleaseClients(boolean fresh, Connection session, Catalog shape, boolean writing, long first) throws SQLException {
        this.fresh = fresh;
        this.session = session;
        this.shape = shape;
        this.writing = writing;
        this.number = first;
        session.setAutoCommit(false);
    }

    /** Takes up what works now: an application does nothing else. Of an INSERT, the first kind that the table takes a row of. */
    void learn(List<Expected> tables, Supply supply) throws SQLException {
        for (List<ClientStatement> ways : ways(tables, supply)) {
            for (ClientStatement way : ways) {
                Outcome outcome = tried(way);
                if (outcome.error().isEmpty() && outcome.rows() > 0) {
                    statements.put(way.toString(), way);
                    tallies.computeIfAbsent(Optional.empty(), before -> new Tally()).tried++;
                    break;
                }
            }
        }
    }

    /** Takes up all that their release does by its shape, whether it works yet or not. */
    void know(List<Expected> tables, Supply supply) {
        ways(tables, supply).forEach(ways -> statements.put(ways.getFirst().toString(), ways.getFirst()));
    }

    private List<List<ClientStatement>> ways(List<Expected> tables, Supply supply) {
        return tables.stream()
                .flatMap(table ->
                        ClientStatement.of(table, look -> new GeneratedValue(shape, supply.vocabulary(), false, look))
                                .stream())
                .toList();
    }

    /** Everything once. */
    void act(Phase after) throws SQLException {
        Tally tally = tallies.computeIfAbsent(Optional.of(after), a -> new Tally());
        for (ClientStatement statement : statements.values()) {
            tally.tried++;
            Optional<SQLException> error = tried(statement).error();
            if (error.isPresent()) {
                note(tally, statement, error.get());
            }
        }
    }

    private void note(Tally tally, ClientStatement statement, SQLException error) {
        boolean rule = isRule(statement, error);
        tally.refused += rule ? 1 : 0;
        tally.broken += rule ? 0 : 1;
        tally.failures.putIfAbsent(
                statement.toString(),
                new ClientsSeen.Failure(
                        statement.verb(),
                        statement.table(),
                        !rule,
                        ServerProblem.inAuthorsSql(error, "").problem().what()));
    }

    /** Whoever never heard of a column cannot give it a value. */
    private boolean isRule(ClientStatement statement, SQLException error) {
        String state = String.valueOf(error.getSQLState());
        return RULES.contains(state.substring(0, 2)) && !(state.equals(NOT_NULL) && isUnknown(statement, error));
    }

    private boolean isUnknown(ClientStatement statement, SQLException error) {
        Relation known = shape.relation(statement.table()).orElseThrow();
        return error instanceof PSQLException refused
                && Optional.ofNullable(refused.getServerErrorMessage())
                        .map(ServerErrorMessage::getColumn)
                        .filter(column -> known.columns().stream()
                                .noneMatch(c -> c.name().value().equals(column)))
                        .isPresent();
    }

    /** @param rows it read or wrote */
    private record Outcome(Optional<SQLException> error, long rows) {}

    private Outcome tried(ClientStatement statement) throws SQLException {
        try (Statement query = session.createStatement()) {
            boolean reads = query.execute(statement.sql().apply(++number));
            long rows = reads ? 1 : query.getLargeUpdateCount();
            if (writing && statement.stays()) {
                session.commit();
            }
            return new Outcome(Optional.empty(), rows);
        } catch (SQLException e) {
            return new Outcome(Optional.of(e), 0);
        } finally {
            session.rollback();
        }
    }

    List<ClientsSeen> seen() {
        List<ClientsSeen> all = new ArrayList<>();
        tallies.forEach((after, t) ->
                all.add(new ClientsSeen(fresh, after, t.tried, t.refused, t.broken, List.copyOf(t.failures.values()))));
        return all;
    }
}
