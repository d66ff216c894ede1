// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.problem.Blame;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.ledger.HeadFile;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can be wrong with a journal, and the way out of it. */
final class JournalProblems {
    private JournalProblems() {}

    static Problem newer(int version, String tool) {
        return new Problem(
                "JOURNAL-NEWER",
                Blame.USER,
                Effect.NONE,
                "the journal of this database has version " + version + ", this Suture writes version "
                        + Journal.VERSION,
                "it was written by Suture " + tool + ", and an older tool would not understand what it finds",
                "use Suture " + tool + " or newer",
                Optional.empty());
    }

    static Problem damaged(List<String> missing) {
        return Problem.environment(
                "JOURNAL-DAMAGED",
                "schema suture is damaged; not there or not readable: " + String.join(", ", missing),
                "somebody changed or removed what only Suture writes",
                "restore it from a backup, or make it anew from an exported ledger: suture ledger rebuild FILE --reason TEXT"
                        + " (the damaged schema is kept under another name)");
    }

    /** @param heads that were noted in this very database */
    static Problem missing(HeadFile heads) {
        return Problem.environment(
                "JOURNAL-MISSING",
                "schema suture is gone; Suture has changed this database before (" + heads.file() + ")",
                "without it nobody knows what has run, and everything would run again on top of what is there",
                "make it anew from an exported ledger: suture ledger rebuild FILE --reason TEXT; or begin a new record of"
                        + " what is there: suture baseline --to ID");
    }

    static Problem unguarded(List<String> triggers) {
        String fix = triggers.stream()
                .map(t -> "ALTER TABLE suture.ledger ENABLE ALWAYS TRIGGER " + t + ";")
                .collect(Collectors.joining(" "));
        return Problem.environment(
                "LEDGER-UNGUARDED",
                "the ledger can be changed: trigger " + String.join(", ", triggers)
                        + " is missing or does not fire always",
                "somebody with the owner's rights switched it off; entries may have been changed meanwhile",
                "run `suture ledger verify` against a head kept outside; then, as the owner of schema suture: " + fix);
    }

    static Problem mayNotRead(String user) {
        return denied(
                "read",
                user,
                "GRANT USAGE ON SCHEMA suture TO " + Identifier.of(user)
                        + "; GRANT SELECT ON ALL TABLES IN SCHEMA suture TO " + Identifier.of(user) + ";");
    }

    static Problem mayNotWrite(String user) {
        return denied("write", user, String.join(" ", RolesSql.runnerGrants(Identifier.of(user))));
    }

    static Problem mayNotCreate(String user, String database) {
        return Problem.environment(
                "JOURNAL-DENIED",
                "there is no journal in this database yet, and \"" + user + "\" may not make one",
                "it lives in a schema of its own, suture",
                "run once, as the owner of the database: what `suture init --sql` prints; or the short way: GRANT CREATE ON"
                        + " DATABASE " + Identifier.of(database) + " TO " + Identifier.of(user) + ";");
    }

    private static Problem denied(String what, String user, String grants) {
        return Problem.environment(
                "JOURNAL-DENIED",
                "\"" + user + "\" may not " + what + " the journal (schema suture)",
                "its role was not granted what Suture needs",
                "as the owner of schema suture: " + grants);
    }
}
