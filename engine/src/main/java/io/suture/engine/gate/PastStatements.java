// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.check.Check;
import io.suture.core.contract.Usage;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Whether anybody has used what goes for a while: calls counted by {@code pg_stat_statements}, held against what it had counted at an
 * earlier look. It does not tell when a statement was called last, so only what was called between two looks counts. Looks are on the
 * ledger: one when the migration was expanded, one at each {@code suture complete}.
 */
final class PastStatements implements GateCheck {
    private static final String ID = "past-statements";

    private final Optional<List<Counted>> counted;
    private final String whyNot;
    private final Optional<Look> before;

    private PastStatements(Optional<List<Counted>> counted, String whyNot, Optional<Look> before) {
        this.counted = counted;
        this.whyNot = whyNot;
        this.before = before;
    }

    static PastStatements read(Closing closing) throws SQLException {
        try {
            List<Counted> counted = new StatementCounters(closing.session()).using(closing.reading());
            return new PastStatements(Optional.of(counted), "", Look.before(closing));
        } catch (StatementCounters.Unavailable e) {
            return new PastStatements(Optional.empty(), e.reason(), Optional.empty());
        }
    }

    /** Calls by statement, of those that use what goes or may. */
    Map<String, Long> calls() {
        Map<String, Long> calls = new TreeMap<>();
        counted.orElse(List.of()).forEach(c -> calls.put(c.key(), c.calls()));
        return calls;
    }

    @Override
    public List<Check> ask(Closing closing) {
        if (counted.isEmpty()) {
            return List.of(Check.unknown(
                    ID,
                    "readers and writers that are not connected now are not known: " + whyNot,
                    "install pg_stat_statements and let the runner's role be a member of pg_read_all_stats"));
        }
        Set<String> using = new TreeSet<>();
        List<String> perhaps = new ArrayList<>();
        for (Counted statement : counted.get()) {
            long since = statement.calls()
                    - before.map(look -> look.calls(statement.key())).orElse(0L);
            if (since > 0) {
                String words = statement.role() + " (" + since + (since == 1 ? " call)" : " calls)");
                if (statement.usage() == Usage.YES) {
                    using.add(words);
                } else {
                    perhaps.add(words);
                }
            }
        }
        String period = before.map(look -> "since " + look.at()).orElse("at some time, when is not known");
        if (!using.isEmpty()) {
            return List.of(Check.fail(
                    ID,
                    "used " + period + " by " + String.join(", ", using),
                    "bring these clients to their new version; calls up to now no longer count when this is asked again after "
                            + closing.quiet().toSeconds() + " s"));
        }
        if (!perhaps.isEmpty()) {
            return List.of(Check.unknown(
                    ID,
                    "may have been used " + period + " by " + String.join(", ", perhaps) + ": the text does not tell",
                    "see whether these clients name what goes"));
        }
        return List.of(Check.pass(ID, "not used " + period));
    }
}
