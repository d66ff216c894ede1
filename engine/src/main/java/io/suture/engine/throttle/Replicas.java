// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

/** What the signals about replicas have in common. */
final class Replicas {
    /** Rows of {@code pg_stat_replication} without their columns. */
    static final String HIDDEN = "the login may not see how far replicas are; GRANT pg_monitor to it";

    private Replicas() {}
}
