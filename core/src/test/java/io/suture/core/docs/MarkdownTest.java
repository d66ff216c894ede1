// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void text_is_never_taken_for_markup() {
        assertThat(Markdown.text("a *b* [c](d) <e> `f` {{g}}"))
                .isEqualTo("a \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\{\\{g\\}\\}");
        assertThat(Markdown.text("# one\n2. two")).isEqualTo("\\# one 2. two");
        assertThat(Markdown.text("1. one")).isEqualTo("1\\. one");
        assertThat(Markdown.text("audit_log, _x_")).isEqualTo("audit_log, \\_x\\_");
    }

    @Test
    void code_may_hold_backticks() {
        assertThat(Markdown.code("a`b")).isEqualTo("`` a`b ``");
        assertThat(new Markdown().fenced("sql", "SELECT '```'").toString()).isEqualTo("````sql\nSELECT '```'\n````\n");
    }

    @Test
    void a_cell_ends_where_it_should() {
        assertThat(new Markdown()
                        .table(List.of("a", "b"), List.of(List.of("x|y", "1\n2")))
                        .toString())
                .isEqualTo("| a | b |\n| --- | --- |\n| x\\|y | 1 2 |\n");
    }
}
