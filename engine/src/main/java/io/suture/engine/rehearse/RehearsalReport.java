// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.problem.Problem;
import java.util.List;

/**
 * What a rehearsal has seen.
 *
 * @param size how many rows were generated
 * @param migrations in the order of the run, up to the one whose up part failed
 * @param problems why that up part failed; none where everything was rehearsed
 */
public record RehearsalReport(RehearsalSize size, List<Rehearsed> migrations, List<Problem> problems) {
    public RehearsalReport {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    public boolean hasFindings() {
        return migrations.stream().anyMatch(m -> m.verdict().isFinding());
    }

    public long count(Verdict verdict) {
        return migrations.stream().filter(m -> m.verdict() == verdict).count();
    }
}
