// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import static io.suture.core.approval.Role.CTO;
import static io.suture.core.approval.Role.DBA;
import static io.suture.core.approval.Role.EXECUTIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.approval.RoleState.State;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Seal;
import io.suture.core.problem.SutureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final MigrationId ID = MigrationId.of("7");
    private static final Seal SEAL = new Seal("plan", "content");
    private static final Request REQUEST =
            new Request(ID, Deed.MIGRATE, SEAL, List.of(CTO, DBA), Optional.of("Ada <ada@clinic.example>"));
    private static final Holders HOLDERS = new Holders(Map.of(
            CTO, Set.of("carla", "ada", "both"),
            DBA, Set.of("dora", "both"),
            EXECUTIVE, Set.of("eve")));

    private final List<Vote> votes = new ArrayList<>();

    @Test
    void each_role_must_agree() {
        says("carla", CTO);
        assertThat(standing("runner").remaining()).extracting(RoleState::role).containsExactly(DBA);
        assertThat(standing("runner").problem().code()).isEqualTo("APPROVAL-MISSING");
        assertThat(standing("runner").problem().fix()).isEqualTo("suture approve 7 --as DBA --reason …");
        says("dora", DBA);
        assertThat(standing("runner").complete()).isTrue();
        assertThat(standing("runner").spokenFor("dora")).contains(DBA);
    }

    @Test
    void a_vote_counts_only_while_its_writer_holds_the_role() {
        says("stranger", CTO);
        says("dora", CTO);
        assertThat(states()).containsExactly(State.MISSING, State.MISSING);
    }

    @Test
    void nobody_is_author_and_approver() {
        says("ada", CTO);
        assertThat(states()).containsExactly(State.MISSING, State.MISSING);
    }

    @Test
    void nobody_is_approver_and_executor() {
        says("carla", CTO);
        says("dora", DBA);
        assertThat(standing("dora").remaining()).extracting(RoleState::role).containsExactly(DBA);
        assertThat(standing("dora").problem().why()).contains("four eyes");
    }

    @Test
    void nobody_is_author_and_executor() {
        says("carla", CTO);
        says("dora", DBA);
        assertThat(standing("ada").complete()).isFalse();
        assertThat(standing("ada").problem().code()).isEqualTo("APPROVAL-FOUR-EYES");
    }

    @Test
    void nobody_speaks_for_two_roles() {
        says("both", CTO);
        says("both", DBA);
        assertThat(states()).containsExactly(State.APPROVED, State.MISSING);
    }

    @Test
    void what_has_changed_since_is_not_approved() {
        says("carla", CTO, new Seal("another", "other"), false);
        says("dora", DBA);
        assertThat(states()).containsExactly(State.OUTDATED, State.APPROVED);
    }

    @Test
    void what_only_our_own_migrations_have_changed_around_it_stays_approved() {
        says("carla", CTO, new Seal("another", "content"), true);
        says("dora", DBA, new Seal("another", "content"), false);
        assertThat(states()).containsExactly(State.APPROVED, State.OUTDATED);
    }

    @Test
    void a_rejection_stands_until_its_role_takes_it_back() {
        says("carla", CTO);
        says("dora", DBA);
        vote("eve", EXECUTIVE, false, SEAL, false);
        assertThat(states()).containsExactly(State.APPROVED, State.APPROVED, State.REJECTED);
        assertThat(standing("runner").problem().code()).isEqualTo("APPROVAL-REJECTED");
        says("eve", EXECUTIVE);
        assertThat(standing("runner").complete()).isTrue();
    }

    @Test
    void what_is_approved_is_what_the_first_of_them_could_see() {
        assertThat(standing("runner").seen()).isEmpty();
        says("carla", CTO);
        says("dora", DBA);
        assertThat(standing("runner").seen()).contains(new Seen("10:99:"));
        says("carla", CTO);
        assertThat(standing("runner").seen())
                .as("who speaks again has looked again")
                .contains(new Seen("11:99:"));
    }

    @Test
    void a_role_that_nobody_holds_is_said() {
        assertThat(Standing.of(REQUEST, List.of(), new Holders(Map.of()), Optional.empty())
                        .problem()
                        .why())
                .contains("GRANT suture_cto TO", "GRANT suture_dba TO");
    }

    @Test
    void a_role_is_found_however_it_is_written() {
        assertThat(Role.of("tech-lead")).isEqualTo(Role.TECH_LEAD);
        assertThat(Role.of("Database Admin")).isEqualTo(DBA);
        assertThatExceptionOfType(SutureException.class)
                .isThrownBy(() -> Role.of("boss"))
                .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("APPROVAL-ROLE"));
    }

    private void says(String login, Role role) {
        says(login, role, SEAL, false);
    }

    private void says(String login, Role role, Seal seal, boolean ours) {
        vote(login, role, true, seal, ours);
    }

    private void vote(String login, Role role, boolean approves, Seal seal, boolean ours) {
        votes.add(new Vote(
                votes.size() + 1,
                ID,
                Deed.MIGRATE,
                role,
                approves,
                login,
                "2026-11-21 10:00:00Z",
                seal,
                "ok",
                ours,
                new Seen(votes.size() + 10 + ":99:")));
    }

    private Standing standing(String executor) {
        return Standing.of(REQUEST, votes, HOLDERS, Optional.of(executor));
    }

    private List<State> states() {
        return standing("runner").roles().stream().map(RoleState::state).toList();
    }
}
