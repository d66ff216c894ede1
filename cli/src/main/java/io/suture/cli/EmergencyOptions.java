// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.engine.run.Emergency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Leave to change a protected database without what is missing. */
final class EmergencyOptions {
    @ArgGroup(exclusive = false)
    private @Nullable Leave leave;

    /** All three, or none. */
    static final class Leave {
        @Option(
                names = "--emergency",
                required = true,
                description = "do without approvals and outside every window; recorded, and to be reviewed")
        private boolean emergency;

        @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why it cannot wait")
        private String reason = "";

        @Option(names = "--second", required = true, paramLabel = "NAME", description = "who else agrees")
        private String second = "";
    }

    Optional<Emergency> leave() {
        return Optional.ofNullable(leave).filter(l -> l.emergency).map(l -> new Emergency(l.reason, l.second));
    }
}
