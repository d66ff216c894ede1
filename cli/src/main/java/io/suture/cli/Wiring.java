// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.config.Configuration;
import io.suture.engine.config.ToolVersion;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Patience;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.StopSignal;
import java.time.Clock;

/** From what was configured to a {@link Suture}. */
final class Wiring {
    private Wiring() {}

    /** For what only reads. */
    static Suture reading(Configuration configuration, Clock clock) {
        return suture(configuration, clock, StopSignal.NEVER, RunListener.SILENT);
    }

    /** For what changes the database: says on standard error what it does, and stops when it is asked to. */
    static Suture running(Configuration configuration, Context context) {
        Interrupts interrupts = Interrupts.install(context.console());
        return suture(
                configuration, context.clock(), interrupts, context.console().progress());
    }

    private static Suture suture(Configuration configuration, Clock clock, StopSignal stop, RunListener listener) {
        RunSettings defaults = RunSettings.defaults();
        RunSettings run = new RunSettings(
                configuration.locks(),
                configuration.sessions().owner(),
                configuration.canary(),
                Patience.defaults(),
                defaults.reconnect(),
                clock,
                stop,
                CrashPoint.NONE,
                listener);
        SutureOptions options = new SutureOptions(
                configuration.folder(),
                configuration.layout(),
                configuration.parsing(),
                CatalogScope.everything(),
                run,
                configuration.environment().orElse("default"),
                configuration.protection(),
                SutureOptions.thisProcess(),
                ToolVersion.get());
        return Suture.on(Sessions.to(configuration.database().get(), configuration.sessions()), options);
    }
}
