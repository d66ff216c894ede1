// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Statement;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps what a migration takes away apart from the rest of it, where its contract waits. */
final class ContractApart {
    private ContractApart() {}

    /** An {@code ALTER TABLE} that gives and takes as two: what it takes away comes last. Empty where there is nothing to divide. */
    static Optional<List<Operation>> divided(Statement statement, Outlook outlook) {
        return AlterTableInParts.of(statement, outlook).flatMap(ContractApart::divided);
    }

    private static Optional<List<Operation>> divided(AlterTableInParts whole) {
        Predicate<AlterTableInParts.Part> goes = part -> mayGoLast(part.command(), whole.parts());
        List<AlterTableInParts.Part> taken = whole.parts().stream().filter(goes).toList();
        List<AlterTableInParts.Part> rest =
                whole.parts().stream().filter(goes.negate()).toList();
        if (taken.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(rest, taken)
                .<Operation>map(parts -> new AlterTableInParts(whole.statement(), whole.table(), parts))
                .toList());
    }

    /** Whether nothing else of the statement needs it to be gone: a name it frees, a key in place of another. */
    private static boolean mayGoLast(AlterCommand command, List<AlterTableInParts.Part> all) {
        Stream<AlterCommand> others =
                all.stream().map(AlterTableInParts.Part::command).filter(c -> c != command);
        return switch (command.subtype()) {
            case "DropColumn" -> others.noneMatch(c -> isOf(c, command));
            case "DropConstraint" -> others.noneMatch(c -> c.is("AddConstraint") || isOf(c, command));
            default -> false;
        };
    }

    private static boolean isOf(AlterCommand other, AlterCommand dropped) {
        return other.optionalName().equals(dropped.optionalName())
                || other.column().filter(c -> c.name().equals(dropped.name())).isPresent();
    }

    /**
     * What stands against it: {@code PLAN-CONTRACT-TRANSACTION}, {@code PLAN-CONTRACT-ORDER}.
     *
     * @param drafted the steps in the author's order, each in the phase it belongs to alone
     * @param planned the same, in phases that follow each other
     */
    static Optional<Problem> refusal(Wishes wishes, List<PlannedStep> drafted, List<PlannedStep> planned) {
        if (wishes.oneTransaction()) {
            return Optional.of(Problem.user(
                    "PLAN-CONTRACT-TRANSACTION",
                    "the migration is declared to be one transaction, and its contract to wait",
                    "what waits runs in a transaction of its own, perhaps days later",
                    "remove `transactional: true` or `contract: later`"));
        }
        for (int i = 0; i < drafted.size(); i++) {
            boolean early =
                    drafted.get(i).phase() == Phase.CONTRACT && planned.get(i).phase() != Phase.CONTRACT;
            if (early) {
                return Optional.of(order(drafted.get(i)));
            }
        }
        return Optional.empty();
    }

    private static Problem order(PlannedStep step) {
        Problem problem = Problem.user(
                "PLAN-CONTRACT-ORDER",
                "`contract: later`, but more follows on what takes something away",
                "what comes later would have to wait with it, or it could not wait itself",
                "move what takes something away to the end, or to a migration of its own");
        return step.step()
                .statements()
                .getLast()
                .origin()
                .map(o -> problem.at(
                        new io.suture.core.problem.SourcePosition(o.file(), o.line(), o.column(), Optional.empty())))
                .orElse(problem);
    }
}
