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

/** {@code ALTER TABLE … ADD UNIQUE}. */
public record AddUnique(
        @Doc("the table") QualifiedName table,
        @Doc("the columns; else those of the index") List<Identifier> columns,

        @Doc("its name; else one is made of those of table and columns")
        Optional<Identifier> name,

        @Doc("columns that its index stores besides") List<Identifier> include,

        @Doc("a unique index that is there already and becomes its own")
        Optional<Identifier> usingIndex,

        @Doc("whether two nulls count as the same value (PostgreSQL 15)")
        boolean nullsNotDistinct,

        @Doc("whether it may be checked as late as when the transaction ends")
        Optional<Reference.Deferral> deferrable)
        implements TableChange {
    public AddUnique {
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
                "UNIQUE",
                Words.when(nullsNotDistinct, "NULLS NOT DISTINCT"),
                Words.when(!columns.isEmpty(), Words.inParentheses(columns)),
                Words.after("INCLUDE", include),
                Words.after("USING INDEX", usingIndex),
                deferrable);
    }

    @AutoService(OperationType.class)
    public static final class Type extends TableChangeType {
        public Type() {
            super(
                    AddUnique.class,
                    "add_unique",
                    "Lets no two rows have the same values in some columns.",
                    Example.of("""
                            add_unique: {table: patients, columns: mrn}
                            """, """
                            ALTER TABLE patients ADD UNIQUE (mrn)
                            """));
        }

        @Override
        public Optional<TableChange> find(TableCommand command) {
            return command.constraint("CONSTR_UNIQUE")
                    .map(c -> new AddUnique(
                            command.table(),
                            Names.list(c.strings("keys")),
                            c.string("conname").map(Identifier::of),
                            Names.list(c.strings("including")),
                            c.string("indexname").map(Identifier::of),
                            c.flag("nulls_not_distinct"),
                            Reference.Deferral.of(c)));
        }
    }
}
