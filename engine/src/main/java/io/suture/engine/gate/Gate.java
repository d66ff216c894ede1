// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.core.contract.Removals;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a gate has found.
 *
 * @param before what it stands before, in words: the contract, the purge
 * @param strict whether what is not known closes it too
 * @param calls of statements that use what goes, as the server counted them now; what the next look compares with
 */
public record Gate(MigrationId migration, String before, List<Check> checks, boolean strict, Map<String, Long> calls) {
    public Gate {
        checks = List.copyOf(checks);
        calls = Map.copyOf(calls);
    }

    /** Asks every check. A full comparison reads whole tables, under ACCESS SHARE. */
    public static Gate ask(Closing closing, boolean strict) throws SQLException {
        PastStatements statements = PastStatements.read(closing);
        List<GateCheck> all = List.of(
                new Permitted(),
                new Dependants(),
                new Comparison(),
                new Verifications(),
                new ReleaseClients(),
                new ApplicationVersions(),
                new OldWriters(),
                new ConnectedClients(),
                statements);
        List<Check> checks = new ArrayList<>();
        for (GateCheck check : all) {
            checks.addAll(check.ask(closing));
        }
        return new Gate(closing.plan().id(), "contract", checks, strict, statements.calls());
    }

    /**
     * Before what was set aside goes for good: nobody can have used it, but something may have been hung on it.
     *
     * @param permits whether it may go already
     */
    public static Gate beforePurge(MigrationId migration, List<Check> permits, Removals removals, Catalog catalog) {
        List<Check> checks = new ArrayList<>(permits);
        checks.add(Dependants.on(removals, catalog));
        return new Gate(migration, "purge", checks, false, Map.of());
    }

    public boolean open() {
        return refusing().isEmpty();
    }

    private List<Check> refusing() {
        return checks.stream().filter(c -> refuses(c.verdict())).toList();
    }

    private boolean refuses(Outcome outcome) {
        return switch (outcome) {
            case PASS -> false;
            case FAIL -> true;
            case MANUAL, UNKNOWN -> strict;
        };
    }

    /** The problem {@code GATE-CLOSED}. */
    public Problem problem() {
        String why = refusing().stream().map(c -> c.id() + ": " + c.evidence()).collect(Collectors.joining("; "));
        String fix = refusing().stream().map(Check::fix).distinct().collect(Collectors.joining("; "));
        return Problem.user(
                "GATE-CLOSED",
                "the " + before + " of " + migration + " may not run yet",
                why,
                fix + "; nothing was changed");
    }
}
