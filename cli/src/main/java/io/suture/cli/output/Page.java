// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.IntStream;

/** Text for people, with colours where they can be shown. */
public final class Page {
    private static final String GAP = "  ";

    private final PrintStream out;
    private final boolean colour;

    Page(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    public Page line(String text) {
        out.println(text);
        return this;
    }

    public Page line() {
        return line("");
    }

    /**
     * Rows with their columns aligned, the last one as long as it is.
     *
     * @param rows all of the same number of cells
     */
    public Page table(List<List<String>> rows) {
        int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(c -> rows.stream()
                        .mapToInt(row -> Style.width(row.get(c)))
                        .max()
                        .orElse(0))
                .toArray();
        rows.forEach(row -> line(row(row, widths)));
        return this;
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            text.append(c == 0 ? "" : GAP).append(cells.get(c));
            text.repeat(' ', c == cells.size() - 1 ? 0 : widths[c] - Style.width(cells.get(c)));
        }
        return text.toString().stripTrailing();
    }

    /** The text in this style, if colours can be shown. */
    public String in(Style style, String text) {
        return colour ? style.around(text) : text;
    }
}
