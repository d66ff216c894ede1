// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which contracts are run, and which purges. Defaults: of every expanded migration, in order; of every one whose time is over; what cannot be found out does not refuse; nobody may have
 * used what goes for a minute.
 *
 * @param only of this migration alone
 * @param strict whether what is not known closes the gate too
 * @param purge whether what is kept goes before its time
 * @param quiet how long past statements must not have used what goes; an earlier look at them that is as old is what counts
 */
public record CompleteOptions(Optional<MigrationId> only, boolean strict, boolean purge, Duration quiet) {
    public static CompleteOptions defaults() {
        return new CompleteOptions(Optional.empty(), false, false, Duration.ofMinutes(1));
    }

    public static CompleteOptions of(String id) {
        return new CompleteOptions(
                Optional.of(MigrationId.of(id)), false, false, defaults().quiet());
    }

    public CompleteOptions strictly() {
        return new CompleteOptions(only, true, purge, quiet);
    }

    public CompleteOptions quietFor(Duration newQuiet) {
        return new CompleteOptions(only, strict, purge, newQuiet);
    }

    public CompleteOptions purging() {
        return new CompleteOptions(only, strict, true, quiet);
    }

    /** For the record. */
    SortedMap<String, String> said() {
        SortedMap<String, String> said = new TreeMap<>();
        only.ifPresent(id -> said.put("id", id.value()));
        said.put("quiet", quiet.toSeconds() + " s");
        if (strict) {
            said.put("strict", "true");
        }
        if (purge) {
            said.put("purge", "true");
        }
        return said;
    }
}
