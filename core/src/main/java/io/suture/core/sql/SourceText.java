// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.SourcePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A file's text as its author sees it, the text that is parsed instead, and the way back from the second to the first. */
final class SourceText {
    private static final int EXCERPT_WIDTH = 100;

    /** From here on in the parsed text, {@code written} is where it came from; all of a replaced value came from one place. */
    record Shift(int parsed, int written, boolean replaced) {}

    private final SourceName name;
    private final String written;
    private final String parsed;
    private final List<Shift> shifts;
    private final int[] lineStarts;

    /** @param written without a byte-order mark */
    SourceText(SourceName name, String written, String parsed, List<Shift> shifts) {
        this.name = name;
        this.written = written;
        this.parsed = parsed;
        this.shifts = List.copyOf(shifts);
        this.lineStarts = lineStarts(written);
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    String parsed() {
        return parsed;
    }

    /** The same positions, but this is parsed: a text of the same length. */
    SourceText parsing(String other) {
        return new SourceText(name, written, other, shifts);
    }

    /** Line and column of a character of the parsed text. */
    SourcePosition position(int parsedOffset) {
        int offset = writtenOffset(parsedOffset);
        int line = line(offset);
        return new SourcePosition(name.path(), line + 1, column(line, offset), Optional.empty());
    }

    /** The same with the line and a caret below it. */
    SourcePosition shown(int parsedOffset) {
        int offset = writtenOffset(parsedOffset);
        int line = line(offset);
        int column = column(line, offset);
        return new SourcePosition(name.path(), line + 1, column, Optional.of(excerpt(line, column)));
    }

    private int column(int line, int offset) {
        return written.codePointCount(lineStarts[line], offset) + 1;
    }

    private int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found : -found - 2;
    }

    private String excerpt(int line, int column) {
        int end = line + 1 < lineStarts.length ? lineStarts[line + 1] : written.length();
        int[] all = written.substring(lineStarts[line], end)
                .stripTrailing()
                .codePoints()
                .toArray();
        int from = Math.max(0, Math.min(column - EXCERPT_WIDTH / 2, all.length - EXCERPT_WIDTH));
        int to = Math.min(all.length, from + EXCERPT_WIDTH);
        String before = from > 0 ? "… " : "";
        String shown = new String(all, from, to - from).replace('\t', ' ');
        String caret = " ".repeat(before.length() + column - 1 - from) + "^";
        return before + shown + (to < all.length ? " …" : "") + "\n" + caret;
    }

    private int writtenOffset(int parsedOffset) {
        Shift last = new Shift(0, 0, false);
        for (Shift shift : shifts) {
            if (shift.parsed() > parsedOffset) {
                break;
            }
            last = shift;
        }
        return last.replaced()
                ? last.written()
                : Math.min(written.length(), last.written() + parsedOffset - last.parsed());
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ends = c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n');
            if (ends) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
