// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.data.preview.PathChange.Line;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PathChangeTest {
    @Test
    void what_stands_elsewhere_afterwards_is_moved_to_the_path_that_ends_like_it() {
        assertThat(said(
                        line("removed", "structural.enabled", 10),
                        line("removed", "profile.enabled", 10),
                        line("added", "aspects.structural.enabled", 10),
                        line("added", "aspects.profile.enabled", 12),
                        same("structural.enabled", "aspects.profile.enabled", 10),
                        same("structural.enabled", "aspects.structural.enabled", 10),
                        same("profile.enabled", "aspects.profile.enabled", 10),
                        same("profile.enabled", "aspects.structural.enabled", 10)))
                .containsExactly(
                        "MOVED profile.enabled aspects.profile.enabled 10",
                        "MOVED structural.enabled aspects.structural.enabled 10",
                        "ADDED aspects.profile.enabled - 2");
    }

    @Test
    void of_a_path_that_is_moved_in_some_rows_only_the_rest_is_removed() {
        assertThat(said(
                        line("removed", "a", 7),
                        line("added", "b.a", 4),
                        same("a", "b.a", 4),
                        line("changed", "c.d", 1)))
                .containsExactly("MOVED a b.a 4", "REMOVED a - 3", "CHANGED c.d - 1");
    }

    @Test
    void the_same_value_under_another_key_is_no_move() {
        assertThat(said(line("removed", "cached", 5), line("added", "a.enabled", 5), same("cached", "a.enabled", 5)))
                .containsExactly("REMOVED cached - 5", "ADDED a.enabled - 5");
    }

    private static Line line(String what, String path, long rows) {
        return new Line(what, path, Optional.empty(), rows);
    }

    private static Line same(String path, String to, long rows) {
        return new Line("same", path, Optional.of(to), rows);
    }

    private static List<String> said(Line... lines) {
        return PathChange.of(List.of(lines)).stream()
                .map(c -> c.what() + " " + c.path() + " " + c.to().orElse("-") + " " + c.rows())
                .toList();
    }
}
