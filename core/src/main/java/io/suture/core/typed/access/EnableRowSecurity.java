// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import java.util.Optional;

/** {@code ALTER TABLE … ENABLE ROW LEVEL SECURITY}. */
public record EnableRowSecurity(@Doc("the table") QualifiedName table) implements TableChange {
    @Override
    public String command() {
        return "ENABLE ROW LEVEL SECURITY";
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    EnableRowSecurity.class,
                    "enable_row_security",
                    "Lets policies decide who sees which rows of a table; where there is none, nobody but its owner sees any.",
                    Example.of("""
                            enable_row_security: patients
                            """, """
                            ALTER TABLE patients ENABLE ROW LEVEL SECURITY
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.is("EnableRowSecurity")
                    ? Optional.of(new EnableRowSecurity(command.table()))
                    : Optional.empty();
        }
    }
}
