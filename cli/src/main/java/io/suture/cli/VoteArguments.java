// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Role;
import io.suture.core.migration.MigrationId;
import io.suture.engine.run.VoteOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code approve} and {@code reject} share. */
final class VoteArguments {
    @Parameters(paramLabel = "ID", description = "the migration")
    private String id = "";

    @Option(
            names = "--as",
            required = true,
            paramLabel = "ROLE",
            description = "DBA, \"Tech Lead\", CTO or Executive; your database login must hold it")
    private String role = "";

    @Option(
            names = "--for",
            paramLabel = "DEED",
            description =
                    "of a completed migration: purge (what it keeps goes before its time) or release (what it has set"
                            + " aside, and people have corrected, is written); else what follows from where it stands")
    private @Nullable Named named;

    /** What where it stands does not tell. */
    enum Named {
        PURGE(Deed.PURGE),
        RELEASE(Deed.RELEASE);

        private final Deed deed;

        Named(Deed deed) {
            this.deed = deed;
        }

        @Override
        public String toString() {
            return deed.display();
        }
    }

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why; goes on the record")
    private String reason = "";

    @Option(
            names = "--plan",
            paramLabel = "FINGERPRINT",
            description = "only if this is the fingerprint of the migration's plan")
    private @Nullable String plan;

    @Option(names = "--as-written", description = "of the plan that replaces no statement by its online form")
    private boolean asWritten;

    VoteOptions wish(boolean approves, boolean dryRun) {
        return new VoteOptions(
                MigrationId.of(id),
                Optional.ofNullable(named).map(n -> n.deed),
                Role.of(role),
                approves,
                reason,
                asWritten,
                Optional.ofNullable(plan),
                dryRun);
    }
}
