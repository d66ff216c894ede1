// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.access;

import io.suture.core.typed.Stated;
import org.junit.jupiter.api.Test;

class CommentTest {
    @Test
    void it_may_be_about_a_view_or_a_type_and_be_taken_away() {
        Stated.by("""
                comment: {name: urgent_patients, on: view, text: it's urgent}
                """).isSql("""
                COMMENT ON VIEW urgent_patients IS 'it''s urgent'
                """);
    }

    @Test
    void nothing_takes_away_what_was_said_before() {
        Stated.by("""
                comment: {name: public.triage, on: type}
                """).isSql("""
                COMMENT ON TYPE public.triage IS NULL
                """);
    }
}
