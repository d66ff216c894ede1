// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.data.preview.PathChange;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.run.Foreseen.Rows;
import io.suture.engine.transform.TransformJars;
import io.suture.engine.transform.Transforms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks what migrations would do to rows, as the owner, in read-only transactions: a statement each, so that no snapshot is kept for longer than one
 * takes. Reads the tables whole, under ACCESS SHARE. Row security that would hide rows makes the server refuse.
 */
public final class DryRun {
    /** What a statement gives that took too long (PostgreSQL 18 manual, appendix A). */
    private static final String CANCELLED = "57014";

    /** Of one that writes where it must not. */
    private static final String WRITING = "25006";

    /** A relation, column, function, type or schema that is not there. */
    private static final Set<String> MISSING = Set.of("42P01", "42703", "42883", "42704", "3F000");

    private final Session session;
    private final Optional<Identifier> owner;
    private final TransformJars jars;
    private final Duration within;

    /**
     * @param session for the author's SQL; its settings are changed
     * @param jars in which transforms in Java are; they are loaded, and make nothing
     * @param within how long each statement may take
     */
    public DryRun(Session session, Optional<Identifier> owner, TransformJars jars, Duration within)
            throws SQLException {
        this.session = session;
        this.owner = owner;
        this.jars = jars;
        this.within = within;
        session.execute("SET default_transaction_read_only = on; SET row_security = off; SET statement_timeout = "
                + within.toMillis());
    }

    /** Of those migrations that say something about rows, in order. */
    public List<Foreseen> of(List<PlannedMigration> plan) throws SQLException {
        List<Foreseen> all = new ArrayList<>();
        for (int i = 0; i < plan.size(); i++) {
            if (!plan.get(i).previews().isEmpty()) {
                all.add(of(plan.get(i), i == 0));
            }
        }
        return List.copyOf(all);
    }

    private Foreseen of(PlannedMigration migration, boolean first) throws SQLException {
        List<Rows> rows = new ArrayList<>();
        for (Preview preview : migration.previews()) {
            rows.add(rows(preview, first));
        }
        List<Problem> against = new ArrayList<>(unloaded(migration));
        for (Trial trial : migration.trials()) {
            tried(trial, first).ifPresent(against::add);
        }
        return new Foreseen(migration.id(), rows, against);
    }

    /** Jars that are not there, or are not those that were agreed to. */
    private List<Problem> unloaded(PlannedMigration migration) {
        Problems problems = new Problems();
        migration.transforms().forEach(transform -> problems.collect(() -> new Transforms(jars).name(transform)));
        return problems.list();
    }

    /** What would stop the run before it begins. What needs something made for it is not tried: it would write. */
    private Optional<Problem> tried(Trial trial, boolean first) {
        try {
            new TrialRun(session, owner, new Transforms(jars)).run(trial);
            return Optional.empty();
        } catch (StepFailure e) {
            String state = e.sqlState().orElse("");
            if (isLater(state, first) || !trial.before().isEmpty() && state.equals(WRITING)) {
                return Optional.empty();
            }
            return Optional.of(state.equals(CANCELLED) ? late(trial.claim()) : e.problem());
        } catch (SessionLost e) {
            throw new SutureException(e.reason().problem(), e);
        }
    }

    private static boolean isLater(String state, boolean first) {
        return !first && MISSING.contains(state);
    }

    private Rows rows(Preview preview, boolean first) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY");
            try {
                if (owner.isPresent()) {
                    statement.execute("SET LOCAL ROLE " + owner.get());
                }
                return asked(preview, statement);
            } catch (SQLException e) {
                if (isLater(e.getSQLState(), first)) {
                    return Rows.later(preview);
                }
                return Rows.unknown(preview, unknown(preview, e));
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }

    private Problem unknown(Preview preview, SQLException error) {
        return switch (String.valueOf(error.getSQLState())) {
            case CANCELLED -> late("what becomes of rows of " + preview.source().display());
            case WRITING ->
                Problem.user(
                        "DATA-DRY-RUN-WRITES",
                        "what becomes of rows of " + preview.source().display() + " cannot be told without writing",
                        "a value is made by a function that writes, a sequence for example, and a dry run is a read-only transaction",
                        "let the target's column have a default instead, or run it on a copy");
            default ->
                ServerProblem.inAuthorsSql(error, preview.query()).problem().with(Effect.NONE);
        };
    }

    private static Rows asked(Preview preview, Statement statement) throws SQLException {
        Map<Preview.Count, Long> counts = new EnumMap<>(Preview.Count.class);
        Map<Preview.Rule, Long> rules = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery(preview.query())) {
            row.next();
            int column = 1;
            for (Preview.Count count : preview.counted()) {
                counts.put(count, row.getLong(column++));
            }
            for (Preview.Rule rule : preview.rules()) {
                rules.put(rule, row.getLong(column++));
            }
        }
        List<Foreseen.Shape> shapes = new ArrayList<>();
        if (preview.shapes().isPresent()) {
            try (ResultSet row = statement.executeQuery(preview.shapes().get())) {
                while (row.next()) {
                    shapes.add(new Foreseen.Shape(
                            row.getString(1), Optional.ofNullable(row.getString(2)), row.getString(3), row.getLong(4)));
                }
            }
        }
        return new Rows(preview, counts, rules, shapes, paths(preview, statement), preview.notes(), Optional.empty());
    }

    private static Map<String, List<PathChange>> paths(Preview preview, Statement statement) throws SQLException {
        Map<String, List<PathChange.Line>> lines = new LinkedHashMap<>();
        for (String query : preview.paths()) {
            try (ResultSet row = statement.executeQuery(query)) {
                while (row.next()) {
                    lines.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(new PathChange.Line(
                                    row.getString(2),
                                    row.getString(3),
                                    Optional.ofNullable(row.getString(4)),
                                    row.getLong(5)));
                }
            }
        }
        Map<String, List<PathChange>> paths = new LinkedHashMap<>();
        lines.forEach((name, its) -> paths.put(name, PathChange.of(its)));
        return paths;
    }

    private Problem late(String what) {
        return Problem.environment(
                "DATA-DRY-RUN-TIME",
                "it was not found out within " + within.toSeconds() + " s: " + what,
                "each statement of a dry run is given so much time, since it reads whole tables of a server in use",
                "give it more by --timeout SECONDS, or ask a copy");
    }
}
