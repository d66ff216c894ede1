// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder and what a database says was applied, written down in a test. */
final class Project {
    private final List<AppliedMigration> applied = new ArrayList<>();
    private Folder folder = new Folder().as("native");
    private ReconcileOptions options = ReconcileOptions.defaults();

    Project file(String path, String text) {
        folder = folder.and(path, text);
        return this;
    }

    /** What is pending now has run to its end. */
    Project migrated() {
        Reconciliation plan = reconcile();
        plan.pending().forEach(p -> ran(p, MigrationState.COMPLETED, false));
        plan.repeatables().forEach(p -> ran(p, MigrationState.COMPLETED, false));
        return this;
    }

    /** The migration of this id ended so. */
    Project ended(String id, MigrationState state, boolean leftovers) {
        Reconciliation plan = reconcile();
        Pending pending = plan.pending().stream()
                .filter(p -> p.id().value().equals(id))
                .findFirst()
                .orElseThrow();
        ran(pending, state, leftovers);
        return this;
    }

    Project row(AppliedMigration row) {
        applied.removeIf(a -> a.id().equals(row.id()));
        applied.add(row);
        return this;
    }

    private void ran(Pending p, MigrationState state, boolean leftovers) {
        row(new AppliedMigration(
                p.id(),
                applied.size() + 1,
                p.migration().release(),
                state,
                Optional.of(p.checksums()),
                "2026-11-21T02:00:00Z",
                "ada",
                leftovers,
                false));
    }

    /** The journal stays, the folder begins anew: what was written before is replaced by what follows. */
    Project nowTheFolderIs(Folder other) {
        folder = other;
        return this;
    }

    Project outOfOrder() {
        options = new ReconcileOptions(true, options.to());
        return this;
    }

    Project to(String id) {
        options = new ReconcileOptions(options.outOfOrder(), Optional.of(MigrationId.of(id)));
        return this;
    }

    Reconciliation reconcile() {
        return folder.read().reconcile(applied, options);
    }

    List<String> pending() {
        return reconcile().pending().stream().map(p -> p.id().value()).toList();
    }

    List<String> repeatables() {
        return reconcile().repeatables().stream().map(p -> p.id().value()).toList();
    }

    List<String> notices() {
        return reconcile().notices().stream()
                .map(n -> n.code() + " " + n.file())
                .toList();
    }

    List<Problem> problems() {
        SutureException thrown = catchThrowableOfType(SutureException.class, this::reconcile);
        assertThat(thrown).as("it is refused").isNotNull();
        return thrown.problems();
    }

    List<String> codes() {
        return problems().stream().map(Problem::code).toList();
    }
}
