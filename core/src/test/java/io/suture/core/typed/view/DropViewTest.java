// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.view;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class DropViewTest {
    @Test
    void several_go_with_what_depends_on_them() {
        Stated.by("""
                drop_view: {views: [a, b], if_exists: true, cascade: true}
                """).isSql("""
                DROP VIEW IF EXISTS a, b CASCADE
                """);
    }
}
