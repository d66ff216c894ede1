// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;

/** {@code ALTER TABLE … DROP CONSTRAINT}. */
public record DropConstraint(
        @Doc("the table") QualifiedName table,
        @Doc("its name") Identifier name,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on it goes too") boolean cascade)
        implements TableChange {
    @Override
    public String command() {
        return Words.of("DROP CONSTRAINT", Words.when(ifExists, "IF EXISTS"), name, Words.when(cascade, "CASCADE"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    DropConstraint.class,
                    "drop_constraint",
                    "Takes a constraint off a table.",
                    Example.of("""
                            drop_constraint: {table: visits, name: visits_cost_check}
                            """, """
                            ALTER TABLE visits DROP CONSTRAINT visits_cost_check
                            """).takenBackBy("""
                            add_check: {table: visits, name: visits_cost_check, expression: cost >= 0}
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("DropConstraint")
                    ? Optional.of(new DropConstraint(
                            command.table(),
                            command.command().name(),
                            command.command().isLenient(),
                            command.command().isCascade()))
                    : Optional.empty();
        }
    }
}
