// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

/** Who has to act on a {@link Problem}; decides the exit code, which is the same in every output format. */
public enum Blame {
    /** What was asked for is wrong: a file, an option, an order of things. Exit code 2. */
    USER(2),
    /** The surroundings do not allow it: server, network, privileges, disk. Exit code 3. */
    ENVIRONMENT(3),
    /** Suture itself is wrong. Exit code 70. */
    DEFECT(70);

    private final int exitCode;

    Blame(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
