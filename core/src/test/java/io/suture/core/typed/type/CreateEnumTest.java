// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreateEnumTest {
    @Test
    void a_value_may_be_any_text() {
        Stated.by("""
                create_enum: {name: clinic.mood, values: ["it's fine", so so]}
                """).isSql("""
                CREATE TYPE clinic.mood AS ENUM ('it''s fine', 'so so')
                """);
    }

    @Test
    void one_without_values_is_one() {
        Stated.by("""
                create_enum: nothing_yet
                """).isSql("""
                CREATE TYPE nothing_yet AS ENUM ()
                """);
    }
}
