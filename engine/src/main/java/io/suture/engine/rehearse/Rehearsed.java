// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.MigrationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one migration.
 *
 * @param differences in words, from before the up to after the down; never a value of a row. For a down that fails: why
 * @param upAgain whether the up ran once more after the down; empty where no down ran through
 * @param up how long the first up took
 * @param down how long the down took; empty where there is none
 * @param notes what weakens the proof: tables that no rows could be generated for, an up that cannot cope with generated rows
 */
public record Rehearsed(
        MigrationId id,
        Verdict verdict,
        List<String> differences,
        Optional<Boolean> upAgain,
        Duration up,
        Optional<Duration> down,
        List<String> notes) {
    public Rehearsed {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    Rehearsed noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Rehearsed(id, verdict, differences, upAgain, up, down, all);
    }
}
