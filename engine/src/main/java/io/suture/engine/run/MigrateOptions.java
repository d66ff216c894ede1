// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.ReconcileOptions;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How a folder's migrations are run. Defaults: all of them, in order, rewritten to their online form.
 *
 * @param to run no further than this one
 * @param outOfOrder run a pending migration although a later one has run; recorded
 * @param asWritten replace no statement by its online form; recorded
 * @param complete run the contracts that wait of what this run has expanded, or of what the next one depends on
 * @param plan fingerprint of the plan that was shown; refused if what would be done now is something else
 * @param seed name of the seed whose rows are written when all of that is done
 */
public record MigrateOptions(
        Optional<MigrationId> to,
        boolean outOfOrder,
        boolean asWritten,
        boolean complete,
        Optional<String> plan,
        Optional<String> seed) {
    public static MigrateOptions defaults() {
        return new MigrateOptions(Optional.empty(), false, false, false, Optional.empty(), Optional.empty());
    }

    public MigrateOptions upTo(String id) {
        return new MigrateOptions(Optional.of(MigrationId.of(id)), outOfOrder, asWritten, complete, plan, seed);
    }

    /** Nothing is replaced by its online form. */
    public MigrateOptions writtenAs() {
        return new MigrateOptions(to, outOfOrder, true, complete, plan, seed);
    }

    public MigrateOptions completing() {
        return new MigrateOptions(to, outOfOrder, asWritten, true, plan, seed);
    }

    public MigrateOptions seeding(String name) {
        return new MigrateOptions(to, outOfOrder, asWritten, complete, plan, Optional.of(name));
    }

    ReconcileOptions reconcile() {
        return new ReconcileOptions(outOfOrder, to);
    }

    /** For the record. */
    SortedMap<String, String> said() {
        SortedMap<String, String> said = new TreeMap<>();
        to.ifPresent(id -> said.put("to", id.value()));
        plan.ifPresent(fingerprint -> said.put("plan", fingerprint));
        seed.ifPresent(name -> said.put("seed", name));
        if (outOfOrder) {
            said.put("out-of-order", "true");
        }
        if (asWritten) {
            said.put("as-written", "true");
        }
        if (complete) {
            said.put("complete", "true");
        }
        return said;
    }
}
