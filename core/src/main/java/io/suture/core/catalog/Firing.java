// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Locale;

/** When a trigger, rule or event trigger acts; the letter is that of {@code tgenabled}. */
public enum Firing {
    /** Always, except while {@code session_replication_role} is {@code replica}. What {@code ENABLE} means. */
    ORIGIN('O'),
    DISABLED('D'),
    /** Only while {@code session_replication_role} is {@code replica}. */
    REPLICA('R'),
    ALWAYS('A');

    private final char letter;

    Firing(char letter) {
        this.letter = letter;
    }

    /** As in {@code ALTER TABLE … ENABLE}: {@code origin}, {@code disabled}, {@code replica}, {@code always}. */
    public String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a letter PostgreSQL does not know */
    public static Firing of(char letter) {
        for (Firing firing : values()) {
            if (firing.letter == letter) {
                return firing;
            }
        }
        throw new IllegalArgumentException("no firing mode " + letter);
    }
}
