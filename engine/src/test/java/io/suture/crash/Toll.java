// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was killed and what came of it, a line for each motion and kind of death; prints itself as a table of Markdown. */
final class Toll {
    private final List<Line> lines = new ArrayList<>();

    /**
     * @param runs each of which was begun again until it was done
     * @param kills of what was seen at work
     * @param chunks that were written; none of them twice
     * @param writes by others that were acknowledged, and are there
     */
    record Line(Motion motion, Killing killing, int runs, int kills, int chunks, int writes) {
        static Line of(Motion motion, Killing killing) {
            return new Line(motion, killing, 0, 0, 0, 0);
        }

        Line plus(int moreKills, int moreChunks, int moreWrites) {
            return new Line(motion, killing, runs + 1, kills + moreKills, chunks + moreChunks, writes + moreWrites);
        }
    }

    void add(Line line) {
        lines.add(line);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("""
                | rows are | killed | kills | runs, all finished | chunks, each written once | writes by others | rows wrong |
                |---|---|---:|---:|---:|---:|---:|
                """);
        for (Line line : lines) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %s | %,d | %,d | %,d | %,d | 0 |%n",
                    line.motion().words(),
                    line.killing().words(),
                    line.kills(),
                    line.runs(),
                    line.chunks(),
                    line.writes()));
        }
        return text.toString();
    }
}
