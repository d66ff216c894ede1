// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Migration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    @Test
    void literals_that_are_looked_for_belong_to_the_column_that_stands_before_them() {
        Vocabulary words = of("""
                UPDATE t SET a = 'new' WHERE b IN ('x', 'y''s') AND "C" LIKE 'z%' AND d = ANY (ARRAY['p', 'q']);
                UPDATE t SET e = CASE f WHEN 'one' THEN 'two' WHEN 'three' THEN 'four' END;
                UPDATE t SET g = replace(g, 'old', 'new'), h = lower('loud');
                SELECT 'nobody''s'""");

        assertThat(words.valuesOf("a")).isEmpty();
        assertThat(words.valuesOf("b")).containsExactly("x", "y's");
        assertThat(words.valuesOf("c")).containsExactly("z%");
        assertThat(words.valuesOf("d")).containsExactly("p", "q");
        assertThat(words.valuesOf("f")).containsExactly("one", "three");
        assertThat(words.valuesOf("g")).contains("old");
        assertThat(words.valuesOf("h")).isEmpty();
        assertThat(words.valuesOf("nobody")).isEmpty();
    }

    @Test
    void keys_of_json_and_bodies_of_blocks_are_looked_into() {
        Vocabulary words = of("""
                DO $body$ BEGIN UPDATE t SET n = 1 WHERE about -> 'outer' ->> 'inner' = 'v' AND about ? 'flag'; END $body$""");

        assertThat(words.keysOf("about")).containsExactly("outer", "flag");
        assertThat(words.keysOf("outer")).containsExactly("inner");
        assertThat(words.valuesOf("inner")).containsExactly("v");
    }

    @Test
    void a_mark_that_an_up_leaves_itself_is_in_no_row_but_by_it() {
        Migration marking = Migration.of("1", """
                UPDATE t SET about = about || jsonb_build_object('mark', now()) WHERE NOT about ? 'mark' AND about ? 'kind';
                UPDATE t SET about = jsonb_set(about, '{path}', '1') WHERE NOT about ? 'path';
                UPDATE t SET about = about || '{"text": 1}' WHERE NOT about ? 'text'""").withDown("UPDATE t SET about = about - 'mark' WHERE about ? 'mark'");

        assertThat(Vocabulary.ofUps(List.of(marking)).keysOf("about")).containsExactly("kind");
        assertThat(Vocabulary.of(List.of(marking)).keysOf("about")).containsExactly("kind");
    }

    private static Vocabulary of(String sql) {
        return Vocabulary.of(List.of(Migration.of("1", sql)));
    }
}
