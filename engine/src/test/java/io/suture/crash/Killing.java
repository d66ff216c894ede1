// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.crash.Scenario.Death;
import java.util.List;

/** What dies in a run, once or more often. */
enum Killing {
    PROCESS("process", Death.KILL),
    BACKEND("backend", Death.TERMINATE),
    SERVER("server", Death.SHUTDOWN),
    IN_TURN("one after the other", Death.KILL, Death.SHUTDOWN, Death.TERMINATE);

    private final String words;
    private final List<Death> deaths;

    Killing(String words, Death... deaths) {
        this.words = words;
        this.deaths = List.of(deaths);
    }

    String words() {
        return words;
    }

    boolean isOneKind() {
        return deaths.size() == 1;
    }

    /** @param which 0 or more */
    Death death(long which) {
        return deaths.get((int) (which % deaths.size()));
    }
}
