// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CreatePolicyTest {
    @Test
    void it_may_take_rights_away_and_be_for_some_roles() {
        Stated.by("""
                create_policy: {name: p, table: visits, for: update, to: [nurse, public], using: room = 1, with_check: room < 9, restrictive: true}
                """).isSql("""
                CREATE POLICY p ON visits AS RESTRICTIVE FOR UPDATE TO nurse, PUBLIC USING (room = 1) WITH CHECK (room < 9)
                """);
    }
}
