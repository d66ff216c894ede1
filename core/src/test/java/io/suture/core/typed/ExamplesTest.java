// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation there is. */
class ExamplesTest {
    static Stream<OperationType> types() {
        return OperationTypes.installed().all().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_example_of_an_operation_is_planned_as_its_sql_and_converted_from_it(OperationType type) {
        Stated.by(type.example().yaml()).isSql(type.example().sql());
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_operation_has_a_test_of_its_own(OperationType type) throws ClassNotFoundException {
        assertThat(Class.forName(type.type().getName() + "Test")).isNotNull();
    }

    @Test
    void an_operation_is_named_as_its_record() {
        assertThat(types())
                .allSatisfy(t -> assertThat(t.name().replace("_", ""))
                        .isEqualToIgnoringCase(t.type().getSimpleName()));
        assertThat(OperationTypes.installed().names()).doesNotHaveDuplicates().hasSizeGreaterThan(2);
    }

    @Test
    void every_field_says_what_it_is_for() {
        assertThat(types().flatMap(t -> io.suture.core.typed.shape.OperationShape.any().shape(t).fields().stream()))
                .allSatisfy(f -> assertThat(f.doc()).isNotBlank().doesNotEndWith("."));
    }
}
