// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class GrantTest {
    @Test
    void all_rights_may_be_given_on() {
        Stated.by("""
                grant: {privileges: all, on: sequence, names: [s, clinic.t], to: [nurse, Doctor], grant_option: true}
                """).isSql("""
                GRANT ALL PRIVILEGES ON SEQUENCE s, clinic.t TO nurse, "Doctor" WITH GRANT OPTION
                """);
    }
}
