// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import java.math.BigDecimal;

/** How many rows of one objection a run stands before it stops. */
public sealed interface Threshold {
    /** Whether a run that has looked at so many rows, and found so many of them, must stop. */
    boolean isExceeded(long found, long seen);

    /** @param rows 0 or more that are still accepted */
    record Rows(long rows) implements Threshold {
        public Rows {
            if (rows < 0) {
                throw new IllegalArgumentException("rows: 0 or more");
            }
        }

        @Override
        public boolean isExceeded(long found, long seen) {
            return found > rows;
        }
    }

    /**
     * A share of the rows looked at so far; asked only once there are {@value #ENOUGH} of them, or all.
     *
     * @param percent from 0 to 100
     */
    record Percent(BigDecimal percent) implements Threshold {
        /** Rows before a share means anything. */
        public static final long ENOUGH = 1000;

        private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

        public Percent {
            if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
                throw new IllegalArgumentException("percent: from 0 to 100");
            }
        }

        @Override
        public boolean isExceeded(long found, long seen) {
            return seen >= ENOUGH && isExceededAtTheEnd(found, seen);
        }

        @Override
        public boolean isExceededAtTheEnd(long found, long seen) {
            return BigDecimal.valueOf(found).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(seen)))
                    > 0;
        }
    }

    /** The same when all rows have been looked at. */
    default boolean isExceededAtTheEnd(long found, long seen) {
        return isExceeded(found, seen);
    }
}
