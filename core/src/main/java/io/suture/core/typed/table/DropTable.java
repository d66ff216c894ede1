// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import com.google.auto.service.AutoService;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.Doc;
import io.suture.core.typed.Dropped;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.TypedOperation;
import java.util.List;
import java.util.Optional;

/** {@code DROP TABLE}. */
public record DropTable(
        @Doc(value = "the tables", required = true) List<QualifiedName> tables,

        @Doc("whether nothing is done where there is none of that name")
        boolean ifExists,

        @Doc("whether what depends on them goes too") boolean cascade)
        implements TypedOperation {
    public DropTable {
        tables = List.copyOf(tables);
    }

    @Override
    public List<String> sql() {
        return Dropped.sql("TABLE", ifExists, tables, cascade);
    }

    @AutoService(OperationType.class)
    public static final class Type extends OperationType {
        public Type() {
            super(
                    DropTable.class,
                    "drop_table",
                    "Drops tables, with all their rows.",
                    Example.of("""
                            drop_table: visits
                            """, """
                            DROP TABLE visits
                            """).takenBackBy("""
                            sql: |
                              CREATE TABLE visits (
                                  id bigint PRIMARY KEY,
                                  patient_id bigint NOT NULL,
                                  room integer,
                                  starts_at timestamptz,
                                  ends_at timestamptz,
                                  cost integer,
                                  CONSTRAINT visits_cost_check CHECK (cost >= 0)
                              );
                              CREATE INDEX visits_starts_at_idx ON visits (starts_at);
                              CREATE TRIGGER visits_touch BEFORE UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION touch();
                            """));
        }

        @Override
        public Optional<TypedOperation> find(Statement statement) {
            return Dropped.of(statement, "OBJECT_TABLE").map(d -> new DropTable(d.names(), d.ifExists(), d.cascade()));
        }
    }
}
