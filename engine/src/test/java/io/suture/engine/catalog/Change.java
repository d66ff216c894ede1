// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * A change to {@code clinic.sql} and what is said about it.
 *
 * @param sql one or more statements
 * @param sentences one or more; {@code nothing} alone for nothing
 * @param dumped whether {@code pg_dump --schema-only} is expected to agree
 */
record Change(String sql, List<String> sentences, boolean dumped) {
    static final String NOTHING = "nothing";
    private static final String UNSEEN = "-- pg_dump sees it otherwise";

    Change saying(List<String> otherSentences) {
        return new Change(sql, otherSentences, dumped);
    }

    static List<Change> all(String resource, int major) {
        List<Change> changes = new ArrayList<>();
        for (String block : Clinic.resource(resource).split("\n\n")) {
            List<String> lines = block.lines().toList();
            if (isFor(major, lines)) {
                changes.add(new Change(
                        String.join(
                                "\n",
                                lines.stream().filter(l -> !l.startsWith("--")).toList()),
                        lines.stream()
                                .filter(l -> l.startsWith("--> "))
                                .map(l -> l.substring(4))
                                .toList(),
                        !lines.contains(UNSEEN)));
            }
        }
        return changes;
    }

    private static boolean isFor(int major, List<String> lines) {
        boolean tooOld = lines.stream().anyMatch(l -> l.startsWith("-- from ") && major < lastNumber(l));
        return !tooOld && lines.stream().anyMatch(l -> l.startsWith("--> "));
    }

    private static int lastNumber(String line) {
        return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Override
    public String toString() {
        return sql + "\n--> " + String.join("\n--> ", sentences) + "\n";
    }
}
