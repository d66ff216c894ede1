// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import java.time.Duration;
import java.util.Optional;

/**
 * The longest wait that a reader and a writer felt.
 *
 * @param reader as long as ACCESS SHARE took
 * @param writer as long as ROW EXCLUSIVE took
 * @param blind why nothing was measured; empty where it was
 */
public record Stall(Duration reader, Duration writer, Optional<String> blind) {
    public static final Stall NONE = new Stall(Duration.ZERO, Duration.ZERO, Optional.empty());

    public static Stall blind(String why) {
        return new Stall(Duration.ZERO, Duration.ZERO, Optional.of(why));
    }

    public Duration longest() {
        return reader.compareTo(writer) >= 0 ? reader : writer;
    }
}
