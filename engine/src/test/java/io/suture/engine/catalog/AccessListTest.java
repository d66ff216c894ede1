// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Privileges;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessListTest {
    @Test
    void what_is_beyond_the_default_is_granted_and_what_lacks_is_revoked() {
        Privileges privileges = AccessList.difference(
                List.of("owner=arwdDxt/owner", "reader=r*a/owner"), List.of("owner=arwdDxtm/owner"), "owner");

        assertThat(privileges.granted())
                .containsExactly(
                        new Grant("reader", "INSERT", false, "owner"), new Grant("reader", "SELECT", true, "owner"));
        assertThat(privileges.revoked()).containsExactly(new Grant("owner", "MAINTAIN", false, "owner"));
    }

    @Test
    void a_list_that_says_the_default_in_another_order_is_the_default() {
        assertThat(AccessList.difference(List.of("=X/o", "o=X/o"), List.of("o=X/o", "=X/o"), "o")
                        .isDefault())
                .isTrue();
    }

    @Test
    void everybody_is_PUBLIC() {
        assertThat(AccessList.difference(List.of("=U/owner"), List.of(), "owner")
                        .granted())
                .containsExactly(new Grant("PUBLIC", "USAGE", false, "owner"));
    }

    @Test
    void names_may_contain_what_the_notation_is_made_of() {
        assertThat(AccessList.difference(List.of("\"a=\"\"b/c\"=C/\"the owner\""), List.of(), "x")
                        .granted())
                .containsExactly(new Grant("a=\"b/c", "CREATE", false, "the owner"));
    }

    @Test
    void a_letter_of_a_later_version_is_not_lost() {
        assertThat(AccessList.difference(List.of("a=?/b"), List.of(), "b").granted())
                .containsExactly(new Grant("a", "privilege ?", false, "b"));
    }
}
