// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.suture.cli.output.OutputMode;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.problem.Problem;
import io.suture.engine.lint.Corrected;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code lint --fix} would write: a unified diff. */
public record CorrectedView(
        @JsonIgnore List<Corrected> files, @JsonIgnore List<Problem> problems) implements View {
    public CorrectedView {
        files = List.copyOf(files);
    }

    public int getFixed() {
        return files.stream().mapToInt(f -> f.edits().size()).sum();
    }

    public String getDiff() {
        return files.stream().map(Corrected::diff).collect(Collectors.joining());
    }

    @Override
    public String document(OutputMode form) {
        return getDiff();
    }

    @Override
    public void print(Page page) {
        getDiff()
                .lines()
                .forEach(line -> page.line(
                        line.startsWith("+")
                                ? page.in(Style.GOOD, line)
                                : line.startsWith("-") ? page.in(Style.BAD, line) : line));
        if (files.isEmpty()) {
            page.line("nothing can be corrected without a decision of yours");
        }
    }
}
