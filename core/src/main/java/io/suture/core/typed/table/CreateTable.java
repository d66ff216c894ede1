// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Check;
import io.suture.core.typed.Column;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Example;
import io.suture.core.typed.ForeignKey;
import io.suture.core.typed.Key;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.Partitioning;
import io.suture.core.typed.TypedOperation;
import io.suture.core.typed.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code CREATE TABLE}. */
public record CreateTable(
        @Doc("its name") QualifiedName name,
        @Doc("its columns, in order") List<Column> columns,
        @Doc("the key by which its rows are known") Optional<Key> primaryKey,
        @Doc("further keys") List<Key> unique,
        @Doc("what must be true of every row") List<Check> checks,
        @Doc("what rows point to") List<ForeignKey> foreignKeys,
        @Doc("how its rows are divided, if they are") Optional<Partitioning> partitionBy,

        @Doc("whether nothing is done where there is something of that name")
        boolean ifNotExists)
        implements TypedOperation {
    public CreateTable {
        columns = List.copyOf(columns);
        unique = List.copyOf(unique);
        checks = List.copyOf(checks);
        foreignKeys = List.copyOf(foreignKeys);
    }

    @Override
    public List<String> sql() {
        List<Object> elements = new ArrayList<>(columns);
        primaryKey.ifPresent(k -> elements.add(k.as("PRIMARY KEY")));
        unique.forEach(k -> elements.add(k.as("UNIQUE")));
        elements.addAll(checks);
        elements.addAll(foreignKeys);
        return Words.statement(
                "CREATE TABLE",
                Words.when(ifNotExists, "IF NOT EXISTS"),
                name,
                Words.inParentheses(elements),
                partitionBy);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(CreateTable.class, "create_table", "Creates a table.", Example.of("""
                            create_table:
                              name: vitals
                              columns:
                                - {name: id, type: bigint, identity: always, primary_key: true}
                                - {name: visit_id, type: bigint, not_null: true, references: visits}
                                - {name: pulse, type: integer, check: pulse > 0}
                                - {name: taken_at, type: timestamptz, not_null: true, default: now()}
                              unique:
                                - columns: [visit_id, taken_at]
                            """, """
                            CREATE TABLE vitals (
                                id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
                                visit_id bigint NOT NULL REFERENCES visits,
                                pulse integer CHECK (pulse > 0),
                                taken_at timestamptz NOT NULL DEFAULT now(),
                                UNIQUE (visit_id, taken_at)
                            )
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Optional.of(statement.tree())
                    .filter(t -> t.is("CreateStmt"))
                    .map(t -> new TableReading(statement.edit(), t).table());
        }
    }
}
