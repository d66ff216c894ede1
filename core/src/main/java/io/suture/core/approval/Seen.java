// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What could be seen when somebody spoke: what had been committed by then.
 *
 * @param snapshot as PostgreSQL writes a {@code pg_snapshot}
 */
public record Seen(String snapshot) {
    /** Of somebody who does not say it. */
    public static final Seen NOTHING = new Seen("3:3:");

    private static final Pattern SNAPSHOT = Pattern.compile("(\\d{1,18}):(\\d{1,18}):((?:\\d{1,18}(?:,\\d{1,18})*)?)");

    /**
     * As an entry of the ledger has it, which anybody may have written; {@link #NOTHING} where it is no snapshot, or one of another server, from which
     * the database was restored.
     *
     * @param writer the transaction that wrote the entry: it was to come when the snapshot was taken
     */
    public static Seen of(String text, long writer) {
        Matcher parts = SNAPSHOT.matcher(text);
        if (!parts.matches()) {
            return NOTHING;
        }
        List<Long> numbers = new ArrayList<>(List.of(Long.parseLong(parts.group(1))));
        for (String running :
                parts.group(3).isEmpty() ? new String[0] : parts.group(3).split(",")) {
            numbers.add(Long.parseLong(running));
        }
        long next = Long.parseLong(parts.group(2));
        boolean sound = numbers.getFirst() > 0
                && numbers.getLast() <= next
                && next <= writer
                && numbers.equals(numbers.stream().sorted().toList());
        return sound ? new Seen(text) : NOTHING;
    }
}
