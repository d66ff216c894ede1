// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.core.pattern.Patterns;
import java.util.List;
import java.util.stream.Stream;

/** What a new migration can begin as: {@code new} without a pattern. */
public record PatternsView(List<One> patterns) implements View {
    /** A pattern. */
    public record One(String name, String summary) {}

    public static PatternsView of(Patterns patterns) {
        return new PatternsView(Stream.concat(
                        Stream.of(new One("sql", "a file with nothing in it but where everything goes")),
                        patterns.all().stream()
                                .filter(p -> !p.name().equals("sql"))
                                .map(p -> new One(p.name(), p.summary())))
                .toList());
    }

    @Override
    public void print(Page page) {
        page.table(patterns.stream().map(p -> List.of(p.name(), p.summary())).toList());
        page.line("suture new PATTERN NAME [--table NAME] [--column NAME]");
    }
}
