// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.engine.canary.CanaryOptions;
import io.suture.engine.canary.Replica;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.config.Configuration;
import io.suture.engine.config.ToolVersion;
import io.suture.engine.connect.Sessions;
import io.suture.engine.run.Emergency;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.Safeguards;
import io.suture.engine.run.StageBefore;
import io.suture.engine.run.StopSignal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** From what was configured to a {@link Suture}. */
final class Wiring {
    private Wiring() {}

    /** For what only reads. */
    static Suture reading(Configuration configuration) {
        return suture(configuration, Clock.systemUTC(), StopSignal.NEVER, RunListener.SILENT, Optional.empty());
    }

    /** The same, and says on standard error what a reader should know. */
    static Suture looking(Configuration configuration, Context context) {
        return suture(
                configuration,
                context.clock(),
                StopSignal.NEVER,
                context.console().progress(),
                Optional.empty());
    }

    /** For what changes the database: says on standard error what it does, and stops when it is asked to. */
    static Suture running(Configuration configuration, Context context) {
        return running(configuration, context, Optional.empty());
    }

    /** @param emergency leave to do without what a protected database asks for */
    static Suture running(Configuration configuration, Context context, Optional<Emergency> emergency) {
        Interrupts interrupts = Interrupts.install(context.console());
        return suture(
                configuration, context.clock(), interrupts, context.console().progress(), emergency);
    }

    private static Suture suture(
            Configuration configuration,
            Clock clock,
            StopSignal stop,
            RunListener listener,
            Optional<Emergency> emergency) {
        RunSettings run = RunSettings.defaults()
                .with(configuration.locks())
                .ownedBy(configuration.sessions().owner())
                .with(canary(configuration))
                .withWorkers(configuration.workers())
                .withBatchRows(configuration.batchRows())
                .with(configuration.throttle())
                .keeping(configuration.outside())
                .with(clock)
                .with(stop)
                .with(listener)
                .with(new Safeguards(
                        configuration.windows(), before(configuration), emergency, configuration.whenClosed()));
        SutureOptions options = new SutureOptions(
                configuration.folder(),
                configuration.seeds(),
                configuration.layout(),
                configuration.parsing(),
                CatalogScope.everything(),
                run,
                configuration.releasePrefix(),
                configuration.environment().orElse("default"),
                configuration.protection(),
                configuration.knowledge(),
                SutureOptions.thisProcess(),
                ToolVersion.get());
        return Suture.on(Sessions.to(configuration.database().get(), configuration.sessions()), options);
    }

    private static Optional<StageBefore> before(Configuration configuration) {
        return configuration
                .promotedFrom()
                .map(stage -> new StageBefore(
                        stage.environment().orElseThrow(),
                        () -> Sessions.to(stage.database().get(), stage.sessions())));
    }

    private static CanaryOptions canary(Configuration configuration) {
        List<Replica> replicas = configuration.replicas().get().stream()
                .map(target -> new Replica(target.hostList(), Sessions.to(target, configuration.sessions())))
                .toList();
        return new CanaryOptions(configuration.canary(), replicas, configuration.replicasRequired());
    }
}
