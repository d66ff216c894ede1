// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.problem.SutureException;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TreeForm;
import io.suture.core.typed.raw.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Finds the operations that a script is. A statement becomes an operation only where the SQL of that operation says the same to
 * PostgreSQL's grammar ({@link TreeForm}); what no operation says whole stays SQL.
 */
public final class Conversion {
    private final SqlScript script;
    private final List<TypedOperation> found = new ArrayList<>();
    private Optional<Run> raw = Optional.empty();

    /** Statements that stay SQL, with what stands between them. */
    private record Run(int start, int end) {}

    private Conversion(SqlScript script) {
        this.script = script;
    }

    /** In order; statements next to each other that stay SQL become one {@link Sql}. */
    public static List<TypedOperation> of(SqlScript script) {
        return new Conversion(script).all();
    }

    private List<TypedOperation> all() {
        for (Statement statement : script.statements()) {
            Optional<TypedOperation> operation = find(statement);
            if (operation.isPresent()) {
                endRun();
                found.add(operation.get());
            } else {
                int start = raw.map(Run::start).orElse(statement.offset());
                raw = Optional.of(
                        new Run(start, statement.offset() + statement.text().length()));
            }
        }
        endRun();
        return List.copyOf(found);
    }

    private void endRun() {
        raw.ifPresent(run -> found.add(new Sql(script.text().substring(run.start(), run.end()))));
        raw = Optional.empty();
    }

    private static Optional<TypedOperation> find(Statement statement) {
        return OperationTypes.installed().all().stream()
                .filter(type -> !type.type().equals(Sql.class))
                .flatMap(type -> attempt(type, statement).stream())
                .filter(operation -> saysTheSame(operation, statement))
                .findFirst();
    }

    /** What an operation cannot hold it refuses, and what is written in another way is not found; then it is not the one. */
    private static Optional<TypedOperation> attempt(OperationType type, Statement statement) {
        try {
            return type.find(statement);
        } catch (SutureException | NoSuchElementException | IllegalArgumentException notThisOne) {
            return Optional.empty();
        }
    }

    private static boolean saysTheSame(TypedOperation operation, Statement statement) {
        List<String> sql = operation.sql();
        return sql.size() == 1
                && SqlScript.parse(sql.getFirst(), SourceName.of("<operation>")).statements().stream()
                        .map(TreeForm::of)
                        .toList()
                        .equals(List.of(TreeForm.of(statement)));
    }
}
