// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class RevokeTest {
    @Test
    void those_who_have_them_from_these_lose_them_too() {
        Stated.by("""
                revoke: {privileges: usage, on: schema, names: public, from: nurse, cascade: true}
                """).isSql("""
                REVOKE USAGE ON SCHEMA public FROM nurse CASCADE
                """);
    }
}
