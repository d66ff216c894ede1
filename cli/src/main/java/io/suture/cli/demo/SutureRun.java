// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.LedgerHead;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** {@code suture migrate} on a site: killed while it builds an index, and started again. */
final class SutureRun {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    /** Percent of a build from which nobody can say that it had hardly begun. */
    private static final int DEEP_INSIDE = 10;

    private final Site site;
    private final WorkFolder folder;
    private final Path migrations;
    private final Progress progress;

    SutureRun(Site site, WorkFolder folder, Path migrations, Progress progress) {
        this.site = site;
        this.folder = folder;
        this.migrations = migrations;
        this.progress = progress;
    }

    Site site() {
        return site;
    }

    /** Everything migrated, one process killed on the way; where. */
    Kill migrate() throws SQLException {
        SutureProcess first = start("migrate");
        Kill kill = killInsideIndexBuild(first);
        SutureProcess last = kill.happened() ? start("migrate") : first;
        last.answer(PATIENCE, 0);
        return kill;
    }

    /** How many migrations have been completed. */
    int completed() {
        int count = 0;
        for (JsonNode migration : answer(0, "status").path("migrations")) {
            count += migration.path("state").asText().equals("completed") ? 1 : 0;
        }
        return count;
    }

    /** What the ledger proves. */
    LedgerHead ledger() {
        JsonNode answer = answer(0, "ledger", "verify");
        return new LedgerHead(
                answer.path("verified").asBoolean(),
                answer.path("entries").asLong(),
                answer.path("head").asText());
    }

    /** What a command says that ends with this exit code. */
    JsonNode answer(int exitCode, String... command) {
        return start(command).answer(PATIENCE, exitCode);
    }

    private SutureProcess start(String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--url", site.ownerUrl(), "-o", "json"));
        if (!command[0].equals("ledger")) {
            arguments.addAll(List.of("--dir", migrations.toString()));
        }
        return folder.suture(arguments);
    }

    private Kill killInsideIndexBuild(SutureProcess process) throws SQLException {
        try (Connection eye = site.owner()) {
            while (process.isAlive()) {
                Optional<IndexBuild> build = IndexBuild.now(eye).filter(b -> b.percent() >= DEEP_INSIDE);
                if (build.isPresent()) {
                    process.kill();
                    progress.say(
                            "  killed inside %s at %d %%",
                            IndexBuild.COMMAND, build.get().percent());
                    return new Kill(build.map(IndexBuild::percent), leavesInvalid(eye));
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
            return Kill.NONE;
        }
    }

    /** Waits for what the server still does for the dead process, as long as it does it; whether an invalid index is left. */
    private boolean leavesInvalid(Connection eye) throws SQLException {
        while (IndexBuild.isRunning(eye)) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        boolean invalid = IndexBuild.isLeftInvalid(eye);
        progress.say(
                invalid
                        ? "  it leaves an INVALID index; suture migrate again"
                        : "  the server finished the index by itself; suture migrate again");
        return invalid;
    }
}
