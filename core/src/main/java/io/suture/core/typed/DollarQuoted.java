// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

/** Text between dollars, which nothing in it can end (manual of PostgreSQL 18, 4.1.2.4). */
public final class DollarQuoted {
    private DollarQuoted() {}

    public static String of(String text) {
        String tag = "$$";
        for (int i = 1; text.contains(tag) || text.endsWith("$"); i++) {
            tag = "$body" + i + "$";
            if (!text.contains(tag)) {
                break;
            }
        }
        return tag + text + tag;
    }
}
