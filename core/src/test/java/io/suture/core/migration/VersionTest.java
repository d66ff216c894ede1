// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {
    /** The example of Semantic Versioning 2.0.0, section 11, and numbers that text would order wrongly. */
    private static final List<Version> ASCENDING = Stream.of(
                    "0.9.10",
                    "1.0.0-alpha",
                    "1.0.0-alpha.1",
                    "1.0.0-alpha.beta",
                    "1.0.0-beta",
                    "1.0.0-beta.2",
                    "1.0.0-beta.11",
                    "1.0.0-rc.1",
                    "1.0.0",
                    "1.9.0",
                    "1.10.0",
                    "2.0.0",
                    "10.0.0")
            .map(Version::of)
            .toList();

    @Test
    void versions_are_ordered_by_precedence() {
        List<Version> shuffled = new ArrayList<>(ASCENDING);
        Collections.shuffle(shuffled, new Random(11));
        assertThat(shuffled.stream().sorted()).containsExactlyElementsOf(ASCENDING);
    }

    @Test
    void a_version_is_written_as_it_was_read_without_the_v() {
        assertThat(Version.of("v2.0.0-rc.1+7")).hasToString("2.0.0-rc.1+7").isEqualTo(new Version(2, 0, 0, "-rc.1+7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2", "", "02.0.0", "2.0.0.1", "latest", "V2.0.0"})
    void what_is_no_semantic_version_is_refused(String text) {
        assertThat(Version.find(text)).isEmpty();
        assertThatThrownBy(() -> Version.of(text)).hasMessageContaining("RELEASE-VERSION");
    }
}
