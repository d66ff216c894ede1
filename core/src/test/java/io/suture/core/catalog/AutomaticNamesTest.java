// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** By the letter; the engine's tests hold the same rules against real servers. */
class AutomaticNamesTest {
    private static final Identifier PUBLIC = Identifier.of("public");
    private static final Identifier USERS = Identifier.of("users");

    @Test
    void a_taken_name_is_numbered_after_its_label() {
        AutomaticNames names = taken(Set.of("users_email_idx", "users_email_idx1"), Set.of("users_pkey"));

        assertThat(names.index(USERS, List.of("email")).name().value()).isEqualTo("users_email_idx2");
        assertThat(names.primaryKey(USERS).name().value()).isEqualTo("users_pkey1");
        assertThat(names.notNull(USERS, "email").value()).isEqualTo("users_email_not_null");
    }

    @Test
    void the_longer_part_is_cut_until_everything_fits() {
        Identifier cut = AutomaticNames.join("t".repeat(40), "c".repeat(30), "idx");

        assertThat(cut.value()).isEqualTo("t".repeat(29) + "_" + "c".repeat(29) + "_idx");
        assertThat(cut.value()).hasSize(Identifier.MAX_BYTES);
    }

    @Test
    void no_character_is_cut_in_half() {
        assertThat(AutomaticNames.join("é".repeat(31), "", "pkey").value()).isEqualTo("é".repeat(29) + "_pkey");
    }

    @Test
    void a_column_named_twice_is_numbered() {
        assertThat(AutomaticNames.distinct(List.of("a", "a", "a1", "a"))).containsExactly("a", "a1", "a11", "a2");
    }

    private static AutomaticNames taken(Set<String> relations, Set<String> constraints) {
        return new AutomaticNames(PUBLIC, n -> relations.contains(n.value()), n -> constraints.contains(n.value()));
    }
}
