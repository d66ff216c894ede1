// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class MergeColumnsTest {
    @Test
    void what_is_lost_may_be_accepted() {
        Stated.by("""
                merge_columns:
                  table: patients
                  columns:
                    - {name: name, down: "split_part(shown, ' ', 1)"}
                    - {name: email, down: "split_part(shown, ' ', 2)"}
                  into: {name: shown, type: text}
                  up: concat_ws(' ', name, email)
                  lossy: accept
                """).isSql("""
                CALL suture.merge_columns('patients',
                    ARRAY[['name', 'split_part(shown, '' '', 1)'], ['email', 'split_part(shown, '' '', 2)']],
                    ARRAY[['shown', 'text', 'concat_ws('' '', name, email)']], true)
                """);
    }
}
