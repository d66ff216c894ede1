// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import java.util.concurrent.atomic.AtomicInteger;

/** How many of the users run the new release by now; a user asks before each request. Thread-safe. */
public final class Rollout {
    private final AtomicInteger updated = new AtomicInteger();

    /** The first so many readers, and as many writers, run release 1.2.0 from their next request on, the others 1.1.0. */
    public void update(int users) {
        updated.set(users);
    }

    Release of(int user) {
        return user < updated.get() ? Release.V1_2 : Release.V1_1;
    }

    /** What the tables look like to whoever is updated last. */
    Release ofTables() {
        return updated.get() > 0 ? Release.V1_2 : Release.V1_1;
    }
}
