// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import org.junit.jupiter.api.Test;

class ExcessTest {
    private static final TableName USERS = TableName.inPublic("users");
    private static final Takes CLAIMED = Takes.lock(USERS, LockMode.SHARE);

    @Test
    void less_than_is_claimed_is_no_excess() {
        assertThat(Excess.of(CLAIMED, Takes.lock(USERS, LockMode.ROW_SHARE))).isEmpty();
        assertThat(Excess.of(CLAIMED.rewriting(USERS).scanning(USERS), Takes.NOTHING))
                .isEmpty();
    }

    @Test
    void a_stronger_lock_and_one_that_nobody_claimed_are_said() {
        Takes seen = Takes.lock(USERS, LockMode.ACCESS_EXCLUSIVE)
                .and(Takes.lock(TableName.of("app", "posts"), LockMode.ACCESS_SHARE));

        assertThat(Excess.of(CLAIMED, seen))
                .containsExactly(
                        "app.posts was locked ACCESS SHARE, claimed was no lock",
                        "users was locked ACCESS EXCLUSIVE, claimed was SHARE");
    }

    @Test
    void a_rewrite_and_a_scan_that_nobody_claimed_are_said() {
        assertThat(Excess.of(CLAIMED, CLAIMED.rewriting(USERS).scanning(USERS)))
                .containsExactly("users was rewritten", "users was scanned");
    }
}
