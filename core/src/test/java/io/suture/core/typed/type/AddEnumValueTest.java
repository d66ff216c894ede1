// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class AddEnumValueTest {
    @Test
    void a_value_may_come_behind_another_or_at_the_end() {
        Stated.by("""
                add_enum_value: {type: triage, value: middle, after: low, if_not_exists: true}
                """).isSql("""
                ALTER TYPE triage ADD VALUE IF NOT EXISTS 'middle' AFTER 'low'
                """);
    }

    @Test
    void it_cannot_come_before_one_and_behind_another() {
        assertThat(Stated.by("""
                add_enum_value: {type: triage, value: a, after: low, before: high}
                """).folder().codes()).containsExactly("OPERATION-EITHER");
    }
}
