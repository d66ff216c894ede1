// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

/** The database answered without an error, but a user knows better: a row of theirs is missing, or is not as they left it. */
public final class WrongAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param what for people: table and id, never a content */
    public WrongAnswer(String what) {
        super(what);
    }
}
