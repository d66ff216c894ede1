// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Adds to the steps of a migration what happens to the releases that are live.
 *
 * <pre>
 * every step        views follow their tables, in the same transaction    ACCESS EXCLUSIVE on the view, a moment
 * before contract   schema and views of the new release                   ACCESS SHARE on the tables
 * contract          schema and views of older releases go, first          ACCESS EXCLUSIVE on the views, a moment
 * </pre>
 *
 * A column is added to a view by replacing it, which its readers notice as they notice it of a table; where one goes, the view is made
 * anew.
 */
public final class Exposure {
    private final Wish wish;
    private final Outlook replay;
    private final Identifier base;
    private final Shapes end;
    private final Outlook after;
    private final List<PlannedStep> steps = new ArrayList<>();
    private LiveReleases live;

    /**
     * @param release what the migration exposes; empty where it asks for nothing
     * @param waits whether its contract waits
     * @param back whether it is taken back
     */
    public record Wish(Optional<ReleaseSchema> release, boolean waits, boolean back) {}

    /** The steps with what was added, and the releases that are live when all are done. */
    public record Exposed(List<PlannedStep> steps, LiveReleases live) {}

    private Exposure(Wish wish, LiveReleases live, Outlook replay, Outlook after, Identifier base) {
        this.wish = wish;
        this.live = live;
        this.replay = replay;
        this.after = after;
        this.base = base;
        this.end = Shapes.of(after, base);
    }

    /**
     * @param live before the migration
     * @param before a copy of the outlook as it was before the migration; used up
     * @param after as it is after the migration; learns of the views
     * @throws io.suture.core.problem.SutureException {@code EXPOSE-LIVE}, {@code EXPOSE-CONTRACT}, {@code EXPOSE-OLDER}, {@code
     *     EXPOSE-NAME}
     */
    public static Exposed of(Wish wish, List<PlannedStep> steps, LiveReleases live, Outlook before, Outlook after) {
        Optional<ReleaseSchema> any = wish.release().or(() -> live.current().map(LiveRelease::schema));
        if (any.isEmpty()) {
            return new Exposed(steps, live);
        }
        return new Exposure(wish, live, before, after, any.get().base()).all(steps);
    }

    private Exposed all(List<PlannedStep> planned) {
        takeBack();
        boolean making = !wish.back()
                && wish.release().filter(r -> live.find(r.version()).isEmpty()).isPresent();
        boolean made = !making;
        for (PlannedStep step : planned) {
            if (!made && step.phase().compareTo(Phase.CONTRACT) >= 0) {
                make(wish.release().orElseThrow());
                made = true;
            }
            follow(step, making);
        }
        if (!made) {
            make(wish.release().orElseThrow());
        }
        return new Exposed(numbered(), live);
    }

    /** The author's way back takes the schema with it that the migration has made. */
    private void takeBack() {
        if (wish.back()) {
            wish.release()
                    .flatMap(r -> live.find(r.version()))
                    .ifPresent(r -> retire(r, "its migration is taken back"));
        }
    }

    private void make(ReleaseSchema schema) {
        Refusals.ofNew(schema, wish.waits(), live, replay).throwIfAny();
        LiveRelease release = LiveRelease.of(schema, end);
        List<LiveRelease> older = live.all();
        ReleaseSql sql = new ReleaseSql(release);
        Takes reads = release.views().keySet().stream()
                .map(schema::table)
                .filter(replay.catalog()::existsRelation)
                .map(t -> Takes.lock(t, LockMode.ACCESS_SHARE))
                .reduce(Takes.NOTHING, Takes::and);
        List<String> statements = new ArrayList<>(sql.create());
        older.stream()
                .filter(old -> !old.views().isEmpty())
                .forEach(old ->
                        statements.add(new ReleaseSql(old).dress(old.views().keySet())));
        add(
                phase(),
                statements,
                reads,
                Undo.by(new Step.Transaction(Adjustment.sql(sql.drop()), Takes.NOTHING)),
                "release " + schema.version().text() + " sees its tables through views in schema "
                        + schema.name().value());
        live = live.with(release);
        sql.views(release.views().keySet()).forEach(this::heard);
        older.forEach(old -> retire(old, "its applications are gone when the contract may run"));
    }

    private Phase phase() {
        return steps.isEmpty() ? Phase.EXPAND : steps.getLast().phase();
    }

    private void retire(LiveRelease old, String why) {
        ReleaseSql sql = new ReleaseSql(old);
        Takes takes = old.views().keySet().stream()
                .map(old.schema()::view)
                .filter(replay.catalog()::existsRelation)
                .map(v -> Takes.lock(v, LockMode.ACCESS_EXCLUSIVE))
                .reduce(Takes.NOTHING, Takes::and);
        Undo again = Undo.by(new Step.Transaction(Adjustment.sql(sql.create()), Takes.NOTHING));
        add(
                Phase.CONTRACT,
                sql.drop(),
                takes,
                again,
                "the views of release " + old.schema().version().text() + " go: " + why);
        old.views().keySet().forEach(v -> after.drop(old.schema().view(v)));
        live = live.without(old);
    }

    private void add(Phase phase, List<String> sql, Takes takes, Undo undo, String why) {
        Step step = new Step.Transaction(Adjustment.sql(sql), takes);
        steps.add(new PlannedStep(steps.size() + 1, phase, step, Optional.of(why), undo));
    }

    private void follow(PlannedStep planned, boolean making) {
        switch (planned.step()) {
            case Step.Transaction transaction -> follow(planned, transaction, making);
            case Step.Swap swap -> {
                PlannedStep step = planned;
                for (LiveRelease release : live.all()) {
                    step = new SwappedTable(release, swap).around(step);
                }
                steps.add(step);
            }
            case Step.Validate step -> steps.add(planned);
            case Step.Concurrent step -> steps.add(planned);
            case Step.Backfill step -> steps.add(planned);
            case Step.CatchUp step -> steps.add(planned);
        }
    }

    private void follow(PlannedStep planned, Step.Transaction transaction, boolean making) {
        List<Statement> statements =
                transaction.statements().stream().flatMap(Exposure::parsed).toList();
        Shapes was = shapes();
        statements.forEach(s -> Effects.apply(s, replay));
        Following following = new Following(was, shapes(), end);
        PlannedStep step = planned;
        for (LiveRelease release : live.all()) {
            boolean newest = live.current().filter(release::equals).isPresent();
            boolean grows = newest && !making;
            Optional<String> lost = grows || !isUsed(release) ? Optional.empty() : following.lost(release);
            boolean waits = planned.phase() == Phase.CONTRACT && wish.waits();
            if (lost.isPresent() && !waits) {
                throw Refusals.live(release, lost.get()).asException();
            }
            if (lost.isEmpty()) {
                step = adjusted(step, following.of(release, grows), statements);
            }
        }
        steps.add(step);
    }

    /** One that the same run makes has no clients yet. */
    private boolean isUsed(LiveRelease release) {
        return replay.catalog().contents().schemas().stream()
                .anyMatch(s -> s.name().equals(release.schema().name()));
    }

    private PlannedStep adjusted(PlannedStep step, Adjustment adjustment, List<Statement> statements) {
        if (!adjustment.isEmpty()) {
            live = live.with(adjustment.after());
            if (!adjustment.made().isEmpty()) {
                new ReleaseSql(adjustment.after()).views(adjustment.made()).forEach(this::heard);
            }
            return adjustment.around(step, replay);
        }
        boolean dressing = statements.stream().anyMatch(Exposure::isDressing);
        return dressing && !adjustment.after().views().isEmpty() ? dressed(step, adjustment.after()) : step;
    }

    /** Rights and comments of a table are those of its views. */
    private static boolean isDressing(Statement statement) {
        return switch (statement.kind()) {
            case GRANT, REVOKE, COMMENT, SET_OWNER -> true;
            case ALTER_TABLE -> statement.text().toLowerCase(Locale.ROOT).contains("owner to");
            default -> false;
        };
    }

    private static PlannedStep dressed(PlannedStep planned, LiveRelease release) {
        Sql dress = Sql.of(new ReleaseSql(release).dress(release.views().keySet()));
        List<Sql> all = new ArrayList<>(planned.step().statements());
        all.add(dress);
        Step step = new Step.Transaction(all, planned.step().takes());
        return new PlannedStep(planned.number(), planned.phase(), step, planned.changed(), planned.undo());
    }

    private Shapes shapes() {
        return Shapes.of(replay, base);
    }

    private void heard(String sql) {
        parsed(Sql.of(sql)).filter(s -> s.tree().is("ViewStmt")).forEach(s -> Effects.apply(s, after));
    }

    private static Stream<Statement> parsed(Sql sql) {
        return SqlScript.parse(sql.text(), SourceName.of("plan")).statements().stream();
    }

    private List<PlannedStep> numbered() {
        List<PlannedStep> numbered = new ArrayList<>();
        for (PlannedStep step : steps) {
            numbered.add(new PlannedStep(numbered.size() + 1, step.phase(), step.step(), step.changed(), step.undo()));
        }
        return List.copyOf(numbered);
    }
}
