// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.BrokenSelect;
import io.suture.core.ledger.ReplicaFelt;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.PlannedStep;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.canary.Canary;
import io.suture.engine.canary.CanaryOptions;
import io.suture.engine.canary.Felt;
import io.suture.engine.canary.PreparedSelects;
import io.suture.engine.canary.ReplicaCanaries;
import io.suture.engine.canary.Stall;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The canaries of a run; they are there from the first step on that takes a lock others can feel. */
final class Watch implements AutoCloseable {
    private final Sessions sessions;
    private final CanaryOptions options;
    private final Optional<Identifier> owner;
    private final List<BrokenSelect> brokenSelects = new ArrayList<>();
    private Optional<String> cluster = Optional.empty();
    private @Nullable Canary canary;
    private @Nullable ReplicaCanaries replicas;
    private @Nullable PreparedSelects selects;
    private @Nullable List<ReplicaFelt> felt;

    Watch(Sessions sessions, RunSettings settings) {
        this.sessions = sessions;
        this.options = settings.canary();
        this.owner = settings.owner();
    }

    /**
     * A session of the run, which is told before anything is done in it.
     *
     * @throws io.suture.core.problem.SutureException where a replica that must be there cannot be looked at
     */
    void begin(Session session) throws SQLException {
        cluster = session.facts().systemIdentifier();
        if (options.required()) {
            ReplicaCanaries.require(options.replicas(), cluster);
        }
        selects = options.wanted() ? new PreparedSelects(session.connection(), owner) : null;
    }

    /** What clients have prepared of these relations before any of them is changed. */
    void prepare(Collection<TableName> relations) throws SQLException {
        if (selects != null) {
            selects.prepare(relations);
        }
    }

    void over(Collection<TableName> tables) {
        if (!options.wanted() || tables.isEmpty() && canary == null) {
            return;
        }
        Canary running = canary == null ? Canary.start(this::open) : canary;
        running.watch(tables);
        canary = running;
        if (!options.replicas().isEmpty()) {
            ReplicaCanaries there =
                    replicas == null ? ReplicaCanaries.start(options.replicas(), this::open, cluster) : replicas;
            there.watch(tables);
            replicas = there;
        }
    }

    private Connection open() throws SQLException {
        return sessions.open(Purpose.CANARY).connection();
    }

    /** A step is done: what clients have prepared of the relations whose columns it may have changed is asked again. */
    void after(MigrationId migration, PlannedStep step) throws SQLException {
        Map<TableName, LockMode> locks = step.step().takes().locks();
        if (selects != null && locks.containsValue(LockMode.ACCESS_EXCLUSIVE)) {
            selects.broken(relation -> locks.get(relation) == LockMode.ACCESS_EXCLUSIVE).stream()
                    .map(relation -> new BrokenSelect(relation, migration, step.number()))
                    .forEach(brokenSelects::add);
        }
    }

    /** What was felt until now; asked at the end, since it waits a moment for replicas. */
    Felt felt() {
        if (felt == null) {
            felt = replicas == null ? List.of() : replicas.felt();
        }
        return new Felt(stall(), felt, brokenSelects);
    }

    private Stall stall() {
        if (!options.wanted()) {
            return Stall.blind("the canary was switched off");
        }
        return canary == null ? Stall.NONE : canary.stall();
    }

    @Override
    public void close() {
        if (canary != null) {
            canary.close();
        }
        if (replicas != null) {
            replicas.close();
        }
    }
}
