// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.routine;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropFunctionTest {
    @Test
    void its_arguments_tell_it_from_others() {
        Stated.by("""
                drop_function: {name: age, arguments: [date, timestamptz], if_exists: true}
                """).isSql("""
                DROP FUNCTION IF EXISTS age(date, timestamptz)
                """);
    }

    @Test
    void one_without_arguments_is_told_from_others() {
        Stated.by("""
                drop_function: {name: touch, no_arguments: true}
                """).isSql("""
                DROP FUNCTION touch()
                """);
    }
}
