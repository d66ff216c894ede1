// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static io.suture.DataMigrationCase.problem;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.MigrateOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The example of that name: its table of counts, and what is found before the cut-over. */
class ValidationRecordsTest {
    private static final int ROWS = 3_000;
    private static final MigrationId RESULTS = MigrationId.of("0002_results_per_aspect");
    private static final CompleteOptions AT_ONCE = CompleteOptions.defaults().quietFor(Duration.ZERO);

    private ExampleDatabase example;

    @BeforeEach
    void records_of_the_old_application() throws IOException, SQLException {
        example = ExampleDatabase.of("validation-records", ROWS);
    }

    @AfterEach
    void everybody_leaves() {
        example.close();
    }

    @Test
    void counts_are_the_same_although_the_old_application_writes_until_the_final_sync() throws Exception {
        AtomicBoolean leave = new AtomicBoolean();
        List<Future<Integer>> clients = example.clients("clients.sql", leave);
        Suture suture = example.suture();
        suture.migrate(MigrateOptions.defaults());
        for (int sync = 0; sync < 3; sync++) {
            suture.follow(RESULTS);
        }
        assertThat(clients).allMatch(client -> !client.isDone());
        leave.set(true);
        for (Future<Integer> client : clients) {
            assertThat(client.get()).isPositive();
        }
        assertThat(suture.complete(AT_ONCE).refused()).isEmpty();
        assertThat(suture.status().migrations()).allMatch(m -> m.state() == MigrationState.COMPLETED);
        assertThat(counts("count(*) || ' ' || sum(differ) || ' ' || sum(legacy - per_aspect)"))
                .isEqualTo("3 0 0");
        assertThat(Long.parseLong(counts("sum(legacy)"))).isGreaterThan(ROWS * 9 / 10);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            DELETE FROM validation_results_per_aspect WHERE aspect = 'terminology' AND fhir_id = '7' | validation_results_per_aspect: 1 missing, 0 too many, 0 changed | 1
            DELETE FROM validation_messages WHERE aspect = 'structural' AND fhir_id = '4'            | validation_messages: 1 missing, 0 too many, 0 changed           | 1
            UPDATE validation_results_per_aspect SET valid = NOT valid WHERE aspect = 'profile' AND fhir_id = '7' | validation_results_per_aspect: 0 missing, 0 too many, 1 changed | 0
            INSERT INTO validation_results_per_aspect SELECT server_id, resource_type, fhir_id, concat(aspect, '.'), valid, 0, validated_at FROM validation_results_per_aspect WHERE aspect = 'profile' AND fhir_id = '7' | validation_results_per_aspect: 0 missing, 1 too many, 0 changed | 1
            SET session_replication_role = replica; DELETE FROM validation_message_groups WHERE code = 'slice' | refer to no row of validation_message_groups | 0
            """)
    void a_defect_is_found_before_the_cut_over_and_mended_from_the_source(String defect, String found, String counted)
            throws Exception {
        Suture suture = example.suture();
        suture.migrate(MigrateOptions.defaults());
        example.database().run(defect);
        assertThat(counts("sum(differ)")).isEqualTo(counted);
        Problem problem = problem(() -> suture.complete(AT_ONCE));
        assertThat(problem.code()).isEqualTo("DATA-DIFFERS");
        assertThat(problem.what()).contains(found);

        example.database().run("UPDATE validation_results_legacy SET results = results");
        assertThat(suture.complete(AT_ONCE).refused()).isEmpty();
        assertThat(counts("sum(differ)")).isEqualTo("0");
    }

    /** Of the table of counts. */
    private String counts(String value) throws IOException {
        return example.database().text("SELECT " + value + " FROM (" + example.query("counts.sql") + ") AS counts");
    }
}
