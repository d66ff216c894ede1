// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The releases of requirement A3. */
class UpgradeTest {
    private static final Release NINE = release("1.9.0", false, "1.0.0");
    private static final Release TWO = release("2.0.0", true, "1.5.0");
    private static final List<Release> KNOWN = List.of(TWO, NINE);

    @Test
    void the_way_goes_by_every_release_between() {
        Upgrade upgrade = upgrade("1.0.0", "2.0.0");

        assertThat(upgrade.words()).isEqualTo("1.0.0 → 1.9.0 → 2.0.0");
        assertThat(upgrade.breaking()).containsExactly(Version.of("2.0.0"));
        assertThat(upgrade.includes(Version.of("1.9.0"))).isTrue();
        assertThat(upgrade("1.9.0", "2.0.0").includes(Version.of("1.9.0")))
                .as("one is there already")
                .isFalse();
    }

    @Test
    void an_impossible_way_names_the_missing_step() {
        Problem problem = problem("0.9.0", "2.0.0", KNOWN);

        assertThat(problem.code()).isEqualTo("RELEASE-PATH");
        assertThat(problem.what()).contains("from 0.9.0 to 1.9.0", "the step to 1.0.0 or later is missing");
        assertThat(problem("1.0.0", "2.0.0", List.of(TWO)).what()).contains("the step to 1.5.0 or later is missing");
    }

    @Test
    void what_is_no_way_forward_is_refused() {
        assertThat(problem("1.9.0", "3.0.0", KNOWN).code()).isEqualTo("RELEASE-UNKNOWN");
        assertThat(problem("2.0.0", "1.9.0", KNOWN).code()).isEqualTo("RELEASE-BACKWARD");
    }

    @Test
    void releases_that_can_only_be_reached_from_each_other_are_a_cycle() {
        List<Release> cycle = List.of(release("1.9.0", false, "2.0.0"), release("2.0.0", false, "1.9.0"));

        assertThat(problem("1.0.0", "2.0.0", cycle).code()).isEqualTo("RELEASE-CYCLE");
    }

    @Test
    void where_one_is_already_there_nothing_is_on_the_way() {
        assertThat(upgrade("2.0.0", "2.0.0").path()).containsExactly(Version.of("2.0.0"));
        assertThat(Upgrade.of(Optional.empty(), Optional.empty(), List.of())).isEqualTo(Upgrade.NONE);
    }

    private static Release release(String version, boolean breaking, String minimum) {
        return new Release(Version.of(version), breaking, List.of(), Optional.of(Version.of(minimum)), List.of());
    }

    private static Upgrade upgrade(String from, String to) {
        return Upgrade.of(Optional.of(Version.of(from)), Optional.of(Version.of(to)), KNOWN);
    }

    private static Problem problem(String from, String to, List<Release> known) {
        return catchThrowableOfType(
                        SutureException.class,
                        () -> Upgrade.of(Optional.of(Version.of(from)), Optional.of(Version.of(to)), known))
                .problems()
                .getFirst();
    }
}
