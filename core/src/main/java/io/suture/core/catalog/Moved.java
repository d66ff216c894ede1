// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;

/** Which of the same names stand elsewhere in another order: as few as have to be taken out so that the rest agrees. */
final class Moved {
    private Moved() {}

    /**
     * Those beside a longest common subsequence, in the order of {@code now}.
     *
     * @param then the same names, each once
     */
    static List<Identifier> between(List<Identifier> then, List<Identifier> now) {
        int[][] longest = new int[now.size() + 1][then.size() + 1];
        for (int i = now.size() - 1; i >= 0; i--) {
            for (int j = then.size() - 1; j >= 0; j--) {
                longest[i][j] = now.get(i).equals(then.get(j))
                        ? longest[i + 1][j + 1] + 1
                        : Math.max(longest[i + 1][j], longest[i][j + 1]);
            }
        }
        List<Identifier> moved = new ArrayList<>(now);
        for (int i = 0, j = 0; i < now.size() && j < then.size(); ) {
            if (now.get(i).equals(then.get(j))) {
                moved.remove(now.get(i++));
                j++;
            } else if (longest[i + 1][j] >= longest[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return moved;
    }
}
