// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.Releases;
import io.suture.cli.demo.DemoResult.Run;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import org.jspecify.annotations.Nullable;

/**
 * What {@code suture demo} answers. The run by Suture stands at the top; the other beside it.
 *
 * @param kill null if the process ended before it could be caught
 * @param head of the ledger
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DemoView(
        long statements,
        long failed,
        long cachedPlans,
        long lost,
        long phantom,
        long wrong,
        long longestStallMs,
        long longestBeforeMs,
        long durationMs,
        int applied,
        @Nullable KillView kill,
        ReleasesView releases,
        PlainView plainRunner,
        String ledger,
        long ledgerEntries,
        String head,
        @JsonIgnore DemoPage page)
        implements View {

    /** Where SIGKILL came. */
    public record KillView(String inside, int percent, boolean leftInvalidIndex) {}

    /** Two releases side by side. @param lostByUndo rows that were not as both releases left them when the old columns were back */
    public record ReleasesView(boolean refusedWhileOldWorked, int completed, int undone, long lostByUndo) {}

    /** The same of the plain runner. @param stoppedBy SQLSTATE of the migration that failed, if one did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PlainView(
            long statements,
            long failed,
            long cachedPlans,
            long lost,
            long phantom,
            long wrong,
            long longestStallMs,
            long longestBeforeMs,
            long durationMs,
            int applied,
            @Nullable String stoppedBy) {}

    public static DemoView of(DemoResult result, DemoOptions options) {
        Run ours = result.suture();
        return new DemoView(
                ours.traffic().felt().statements(),
                ours.traffic().failed(),
                ours.traffic().felt().cachedPlans(),
                ours.traffic().books().lost(),
                ours.traffic().books().phantom(),
                ours.traffic().books().wrong(),
                ours.traffic().felt().longest().toMillis(),
                ours.before().toMillis(),
                ours.took().toMillis(),
                ours.applied(),
                kill(result.kill()),
                releases(result.releases()),
                plain(result),
                result.ledger().verified() ? "verified" : "broken",
                result.ledger().entries(),
                result.ledger().head(),
                new DemoPage(result, options));
    }

    @Override
    public void print(Page on) {
        page.print(on);
    }

    /** 1 if the promise was not kept. */
    @Override
    public int exitCode() {
        return page.result().kept() ? 0 : 1;
    }

    private static @Nullable KillView kill(Kill kill) {
        return kill.inside()
                .map(percent -> new KillView(IndexBuild.COMMAND, percent, kill.leftInvalid()))
                .orElse(null);
    }

    private static ReleasesView releases(Releases releases) {
        return new ReleasesView(
                releases.refused(),
                releases.completed(),
                releases.undone(),
                releases.books().lost()
                        + releases.books().phantom()
                        + releases.books().wrong());
    }

    private static PlainView plain(DemoResult result) {
        Run plain = result.plain();
        return new PlainView(
                plain.traffic().felt().statements(),
                plain.traffic().failed(),
                plain.traffic().felt().cachedPlans(),
                plain.traffic().books().lost(),
                plain.traffic().books().phantom(),
                plain.traffic().books().wrong(),
                plain.traffic().felt().longest().toMillis(),
                plain.before().toMillis(),
                plain.took().toMillis(),
                plain.applied(),
                result.plainFailure().orElse(null));
    }
}
