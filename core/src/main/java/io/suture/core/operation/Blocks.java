// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes the transaction control out of a script: what stands between {@code BEGIN} and {@code COMMIT} becomes a block, what stands
 * outside too. Refused is what cannot be kept: a migration that rolls itself back, one that leaves a transaction open.
 */
final class Blocks {
    private final Problems problems;
    private final List<Block> blocks = new ArrayList<>();
    private List<Statement> open = new ArrayList<>();
    private Optional<Statement> begin = Optional.empty();

    private Blocks(Problems problems) {
        this.problems = problems;
    }

    static List<Block> of(SqlScript script, Problems problems) {
        Blocks blocks = new Blocks(problems);
        script.statements().forEach(blocks::see);
        blocks.begin.ifPresent(b -> problems.add(unclosed(b)));
        blocks.close();
        return blocks.blocks;
    }

    private void see(Statement statement) {
        switch (statement.kind()) {
            case BEGIN -> {
                if (begin.isEmpty()) {
                    close();
                    begin = Optional.of(statement);
                }
            }
            case COMMIT -> {
                close();
                begin = begin.filter(b -> statement.tree().flag("chain"));
            }
            case ROLLBACK -> problems.add(rollback(statement));
            case PREPARE_TRANSACTION, COMMIT_PREPARED, ROLLBACK_PREPARED -> problems.add(twoPhase(statement));
            default -> {
                if (dropsLocks(statement)) {
                    problems.add(dropsRunnerLock(statement));
                }
                open.add(statement);
            }
        }
    }

    private void close() {
        if (!open.isEmpty()) {
            blocks.add(new Block(open, begin.flatMap(Blocks::mode)));
        }
        open = new ArrayList<>();
    }

    /** What follows {@code BEGIN [WORK | TRANSACTION]}. */
    private static Optional<String> mode(Statement begin) {
        if (begin.tree().list("options").isEmpty()) {
            return Optional.empty();
        }
        StatementText text = begin.edit();
        Token first = text.tokens().stream()
                .filter(t -> !t.is("begin") && !t.is("start") && !t.is("work") && !t.is("transaction"))
                .findFirst()
                .orElseThrow();
        return Optional.of("SET TRANSACTION " + text.source().substring(first.offset()));
    }

    /** Everything a session holds, the runner's lock among it. */
    private static boolean dropsLocks(Statement statement) {
        return switch (statement.kind()) {
            case DISCARD -> statement.tree().text("target").equals("DISCARD_ALL");
            case SELECT ->
                statement
                        .tree()
                        .walk()
                        .anyMatch(n -> n.is("FuncCall")
                                && n.strings("funcname").getLast().equals("pg_advisory_unlock_all"));
            default -> false;
        };
    }

    private static Problem rollback(Statement statement) {
        return Problem.user(
                        "PLAN-ROLLBACK",
                        "the migration rolls back what it has done",
                        "then it would be recorded as applied although nothing of it is there",
                        "remove ROLLBACK and what it undoes; to try a migration out use `suture plan`")
                .at(statement.at());
    }

    private static Problem twoPhase(Statement statement) {
        return Problem.user(
                        "PLAN-TWO-PHASE",
                        "the migration uses a prepared transaction",
                        "its end would not be known to the journal, and an open one blocks vacuum for ever",
                        "remove PREPARE TRANSACTION, COMMIT PREPARED and ROLLBACK PREPARED")
                .at(statement.at());
    }

    private static Problem unclosed(Statement begin) {
        return Problem.user(
                        "PLAN-UNCLOSED-TRANSACTION",
                        "BEGIN has no COMMIT",
                        "at the end of the file everything after it would be rolled back",
                        "add COMMIT, or remove BEGIN: a migration is one transaction wherever PostgreSQL allows it")
                .at(begin.at());
    }

    private static Problem dropsRunnerLock(Statement statement) {
        return Problem.user(
                        "PLAN-RUNNER-LOCK",
                        "the statement gives up every advisory lock of the session",
                        "the lock that keeps a second runner away from this database is one of them",
                        statement.kind().name().equals("DISCARD")
                                ? "remove it, or use DISCARD PLANS, SEQUENCES or TEMP"
                                : "unlock the migration's own locks by their keys")
                .at(statement.at());
    }
}
