// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/** What a session is opened for; decides its name in {@code pg_stat_activity}, its {@code search_path} and what is refused. */
public enum Purpose {
    /** Runs the plan and writes the journal: the owner's search_path, where one is configured; holds the runner's lock. */
    MIGRATE("suture migrate", true, true),
    /** Fills a table together with others, for the session that migrates. */
    FILL("suture migrate worker", true, true),
    /** Reads catalogs and the journal; names are always qualified, so {@code search_path} is {@code pg_catalog}. */
    READ("suture read", false, false),
    /** Looks for blockers and long transactions while another session works. */
    OBSERVE("suture observe", false, false),
    /** Tells a run under way what is wanted of it, from another terminal. */
    STEER("suture steer", true, false),
    /** Plans as a run would, for somebody who looks or approves and need not be able to become the owner; may append to the ledger. */
    JUDGE("suture judge", true, true),
    /** Feels what a reader and a writer of the application feel; writes nothing but needs a server that could be written to. */
    CANARY("suture canary", true, false),
    /** Feels what a reader of a replica feels. */
    REPLICA("suture replica", false, false);

    private final String applicationName;
    private final boolean writes;
    private final boolean author;

    Purpose(String applicationName, boolean writes, boolean author) {
        this.applicationName = applicationName;
        this.writes = writes;
        this.author = author;
    }

    /** At most 63 bytes, begins with {@code suture}. */
    public String applicationName() {
        return applicationName;
    }

    /** Whether a standby or a read-only database is refused. */
    public boolean writes() {
        return writes;
    }

    /** Whether it must be able to take on the owner's role. */
    boolean actsAsOwner() {
        return switch (this) {
            case MIGRATE, FILL, CANARY, REPLICA, OBSERVE, STEER -> true;
            case READ, JUDGE -> false;
        };
    }

    /** Whether statements that a migration's author wrote run here. */
    boolean runsAuthorsSql() {
        return author;
    }
}
