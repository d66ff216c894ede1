// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.SqlType;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "int",
                "int8",
                "bool",
                "float",
                "float(3)",
                "varchar",
                "varchar(20)",
                "char",
                "char(5)",
                "numeric",
                "decimal(10, 2)",
                "numeric(3, -2)",
                "bit",
                "bit(3)",
                "bit varying(7)",
                "time",
                "timetz(2)",
                "timestamp(3)",
                "timestamptz",
                "timestamp(0) with time zone",
                "interval",
                "text",
                "uuid",
                "JSONB",
                "date[]",
                "varchar(3)[][]",
                "timestamptz(3)[]",
                "pg_catalog.int4",
                "oid"
            })
    void a_type_is_formatted_as_the_server_does_it(String type) throws SQLException {
        try (Connection connection = EmbeddedServer.shared(18).connect("postgres")) {
            connection.createStatement().execute("SET search_path = pg_catalog");
            connection.createStatement().execute("CREATE TEMPORARY TABLE typed (c " + type + ")");
            try (ResultSet row = connection
                    .createStatement()
                    .executeQuery("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                            + " WHERE attrelid = 'pg_temp.typed'::regclass AND attnum = 1")) {
                row.next();
                assertThat(new SqlType(type).formatted()).contains(row.getString(1));
            }
        }
    }

    @Test
    void what_only_the_server_knows_is_left_to_it() {
        assertThat(new SqlType("clinic.triage").formatted()).isEmpty();
        assertThat(new SqlType("interval(3)").formatted()).isEmpty();
    }
}
