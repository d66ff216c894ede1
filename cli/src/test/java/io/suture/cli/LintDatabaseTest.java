// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code suture lint --url}: what exists is asked, not guessed. */
class LintDatabaseTest {
    @TempDir
    private Path folder;

    @Test
    void what_has_run_is_not_looked_at_and_what_exists_is_known_with_its_size() throws IOException, SQLException {
        try (Workplace workplace = new Workplace(folder)) {
            workplace.write("V1__users.sql", "CREATE TABLE users (id bigint PRIMARY KEY, name varchar(20), age int);");
            workplace.json("migrate");
            workplace.execute("INSERT INTO users SELECT n, 'x', 1 FROM generate_series(1, 5000) AS n; ANALYZE users");
            workplace.write(
                    "V2__change.sql",
                    "DROP INDEX IF EXISTS nothing;\nALTER TABLE users ALTER COLUMN name TYPE varchar(40);\n"
                            + "ALTER TABLE users ALTER COLUMN age TYPE bigint;");

            JsonNode findings = workplace.tried("lint").json().path("findings");

            assertThat(findings.findValuesAsText("file")).allMatch(f -> f.endsWith("V2__change.sql"));
            assertThat(findings)
                    .filteredOn(f -> f.path("rule").asText().equals("alter-column-type"))
                    .singleElement()
                    .satisfies(f -> assertThat(f.path("message").asText())
                            .startsWith("all of users is written anew")
                            .contains("(users: 5 000 rows, "));
            assertThat(workplace.refused("lint", "--pg", "15")).isEqualTo("CLI-USAGE");
        }
    }
}
