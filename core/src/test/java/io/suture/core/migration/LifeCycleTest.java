// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.migration.LifeCycle.Transition;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LifeCycleTest {
    @Test
    void nothing_leaves_unknown_but_by_being_resolved() {
        assertThat(LifeCycle.table())
                .filteredOn(t -> t.from() == MigrationState.UNKNOWN)
                .extracting(Transition::event)
                .containsExactly(MigrationEvent.RESOLVE);
    }

    @Test
    void a_failed_contract_is_still_expanded() {
        assertThat(MigrationState.EXPANDED.after(MigrationEvent.FAIL)).isEqualTo(MigrationState.EXPANDED);
    }

    @Test
    void an_event_leads_from_a_state_to_one_state() {
        assertThat(LifeCycle.table())
                .extracting(t -> t.from() + " " + t.event())
                .doesNotHaveDuplicates();
    }

    @Test
    void every_state_can_be_reached_and_every_event_happens() {
        Set<MigrationState> reached = new HashSet<>(Set.of(MigrationState.PENDING));
        for (int round = 0; round < MigrationState.values().length; round++) {
            LifeCycle.table().stream()
                    .filter(t -> reached.contains(t.from()))
                    .map(Transition::to)
                    .forEach(reached::add);
        }
        assertThat(reached).containsExactlyInAnyOrder(MigrationState.values());
        assertThat(LifeCycle.table().stream().map(Transition::event).collect(toSet()))
                .containsExactlyInAnyOrder(MigrationEvent.values());
    }

    @Test
    void what_is_not_in_the_table_cannot_happen() {
        long allowed = Arrays.stream(MigrationState.values())
                .flatMap(state -> Arrays.stream(MigrationEvent.values()).filter(event -> leads(state, event)))
                .count();
        assertThat(allowed).isEqualTo(LifeCycle.table().size());
        assertThatThrownBy(() -> MigrationState.UNKNOWN.after(MigrationEvent.FINISH))
                .hasMessageContaining("STATE-TRANSITION");
    }

    @Test
    void a_state_is_read_back_from_what_the_journal_says() {
        assertThat(MigrationState.values())
                .allSatisfy(s -> assertThat(MigrationState.of(s.display())).isEqualTo(s));
        assertThat(MigrationState.ROLLED_BACK.display()).isEqualTo("rolled_back");
    }

    private static boolean leads(MigrationState state, MigrationEvent event) {
        return LifeCycle.table().stream().anyMatch(t -> t.from() == state && t.event() == event);
    }
}
