// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that was probably meant. */
public final class Nearest {
    private Nearest() {}

    /** The known word fewest edits away, if that is at most a third of its length, and 1 at least. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(k -> distance(word, k) <= Math.max(1, k.length() / 3))
                .min(Comparator.comparingInt((String k) -> distance(word, k)).thenComparing(Comparator.naturalOrder()));
    }

    /** Insertions, deletions and replacements (Levenshtein 1966), and neighbours that changed places, each counted once. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int[][] d, int i, int j) {
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int edit = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + (same ? 0 : 1));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(edit, d[i - 2][j - 2] + 1) : edit;
    }
}
