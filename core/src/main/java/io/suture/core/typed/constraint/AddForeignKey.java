// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.ForeignKey;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Reference;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE … ADD FOREIGN KEY}. */
public record AddForeignKey(
        @Doc("the table") QualifiedName table,
        @Doc(value = "the columns", required = true) List<Identifier> columns,
        @Doc("what they point to") Reference references,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("whether rows that are there already need not meet it until it is validated")
        boolean notValid)
        implements TableChange {
    public AddForeignKey {
        columns = List.copyOf(columns);
    }

    @Override
    public String command() {
        return Words.of("ADD", new ForeignKey(columns, references, name), Words.when(notValid, "NOT VALID"));
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    AddForeignKey.class,
                    "add_foreign_key",
                    "Lets columns hold only values that occur in another table.",
                    Example.of("""
                            add_foreign_key:
                              table: visits
                              columns: patient_id
                              references: {table: patients, on_delete: cascade}
                            """, """
                            ALTER TABLE visits ADD FOREIGN KEY (patient_id) REFERENCES patients ON DELETE CASCADE
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.constraint("CONSTR_FOREIGN")
                    .map(c -> new AddForeignKey(
                            command.table(),
                            Names.list(c.strings("fk_attrs")),
                            Reference.of(c),
                            c.string("conname").map(Identifier::of),
                            c.flag("skip_validation")));
        }
    }
}
