// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.constraint;

import com.google.auto.service.AutoService;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.Fragment;
import io.suture.core.typed.Names;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Reference;
import io.suture.core.typed.TableChange;
import io.suture.core.typed.TableChangeType;
import io.suture.core.typed.TableCommand;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/** {@code ALTER TABLE … ADD PRIMARY KEY}. */
public record AddPrimaryKey(
        @Doc("the table") QualifiedName table,
        @Doc("the columns; else those of the index") List<Identifier> columns,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("columns that its index stores besides") List<Identifier> include,

        @Doc("a unique index that is there already and becomes its own")
        Optional<Identifier> usingIndex,

        @Doc("whether it may be checked as late as when the transaction ends")
        Optional<Reference.Deferral> deferrable)
        implements TableChange {
    public AddPrimaryKey {
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        if (columns.isEmpty() == usingIndex.isEmpty()) {
            throw Fragment.eitherOr("columns", "using_index");
        }
    }

    @Override
    public String command() {
        return Words.of(
                "ADD",
                Words.after("CONSTRAINT", name),
                "PRIMARY KEY",
                Words.when(!columns.isEmpty(), Words.inParentheses(columns)),
                Words.after("INCLUDE", include),
                Words.after("USING INDEX", usingIndex),
                deferrable);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    AddPrimaryKey.class,
                    "add_primary_key",
                    "Makes columns the key by which the rows of a table are known.",
                    Example.of("""
                            add_primary_key: {table: ward_names, columns: ward}
                            """, """
                            ALTER TABLE ward_names ADD PRIMARY KEY (ward)
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.constraint("CONSTR_PRIMARY")
                    .map(c -> new AddPrimaryKey(
                            command.table(),
                            Names.list(c.strings("keys")),
                            c.string("conname").map(Identifier::of),
                            Names.list(c.strings("including")),
                            c.string("indexname").map(Identifier::of),
                            Reference.Deferral.of(c)));
        }
    }
}
