// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Check;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Slices;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.Optional;

/** {@code ALTER TABLE … ADD CHECK}. */
public record AddCheck(
        @Doc("the table") QualifiedName table,

        @Doc("what must be true of every row; null counts as true")
        SqlExpression expression,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("whether rows that are there already need not meet it until it is validated")
        boolean notValid)
        implements TableChange {
    @Override
    public String command() {
        return Words.of("ADD", new Check(expression, name), Words.when(notValid, "NOT VALID"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    AddCheck.class,
                    "add_check",
                    "Lets a table hold only rows that meet a condition.",
                    Example.of("""
                            add_check: {table: visits, expression: starts_at < ends_at, name: visits_end}
                            """, """
                            ALTER TABLE visits ADD CONSTRAINT visits_end CHECK (starts_at < ends_at)
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.constraint("CONSTR_CHECK")
                    .map(c -> new AddCheck(
                            command.table(),
                            new SqlExpression(Slices.inParenthesesAfter(command.words(), "check")
                                    .orElseThrow()),
                            c.string("conname").map(Identifier::of),
                            c.flag("skip_validation")));
        }
    }
}
