// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.type;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RemoveEnumValueTest {
    @Test
    void rows_may_get_another_value_instead_and_quotes_come_through() {
        Stated.by("""
                remove_enum_value: {type: clinic.triage, value: "it's low", replace_with: high}
                """).given("""
                CREATE TYPE clinic.triage AS ENUM ('it''s low', 'high');
                """).isSql("""
                CALL suture.remove_enum_value('clinic.triage', value => 'it''s low', replace_with => 'high')
                """);
    }

    @Test
    void a_value_cannot_be_replaced_with_itself() {
        assertThat(Stated.by("remove_enum_value: {type: triage, value: low, replace_with: low}")
                        .folder()
                        .codes())
                .containsExactly("ENUM-VALUE");
    }
}
