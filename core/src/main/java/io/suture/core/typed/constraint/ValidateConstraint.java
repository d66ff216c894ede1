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

/** {@code ALTER TABLE … VALIDATE CONSTRAINT}. */
public record ValidateConstraint(
        @Doc("the table") QualifiedName table,
        @Doc("its name") Identifier name) implements TableChange {
    @Override
    public String command() {
        return Words.of("VALIDATE CONSTRAINT", name);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    ValidateConstraint.class,
                    "validate_constraint",
                    "Proves that the rows that are there meet a constraint that was added NOT VALID.",
                    Example.of("""
                            validate_constraint: {table: visits, name: visits_cost_check}
                            """, """
                            ALTER TABLE visits VALIDATE CONSTRAINT visits_cost_check
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("ValidateConstraint")
                    ? Optional.of(new ValidateConstraint(
                            command.table(), command.command().name()))
                    : Optional.empty();
        }
    }
}
