// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.OperationTypes;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation through its whole life on every PostgreSQL, while clients of both shapes write; see {@link OperationTester}. */
class OperationsTest {
    private static final String FILE = "operations.sql";

    static Stream<OperationCase> all() {
        return OperationCase.in(FILE);
    }

    static Stream<Arguments> cases() {
        List<OperationCase> cases = all().toList();
        return EmbeddedServer.MAJORS.stream()
                .flatMap(major -> cases.stream().filter(c -> c.isFor(major)).map(c -> Arguments.of(major, c)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void nothing_is_lost_nothing_is_left_and_no_step_takes_more_than_it_says(int major, OperationCase each)
            throws SQLException {
        assertThat(OperationTester.faults(major, each)).isEmpty();
    }

    @Test
    void no_operation_is_without_a_case() {
        Set<String> tested = all().map(OperationCase::name).collect(Collectors.toSet());
        assertThat(OperationTypes.installed().names()).allMatch(tested::contains);
    }
}
