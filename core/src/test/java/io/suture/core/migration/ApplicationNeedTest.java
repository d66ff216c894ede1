// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationNeedTest {
    @ParameterizedTest
    @CsvSource({
        "<2.0, ward-app/1.9.3, true",
        "<2.0, ward-app/2.0.0, false",
        "<2.0, ward-app/2.0.0-rc.1, false",
        "<2.0, ward-app/1.9.9-hotfix.1 (pool 3), true",
        "<2.0, billing/1, true",
        "<2.0, ward-app, false",
        "ward-app <2.0, billing/1.0, false",
        "ward-app<2.0, ward-app/v1.2, true",
        "ward-app 1.x || 3.x, ward-app/3.4.5, true",
        "ward-app >=2.0 <3, ward-app/3.0.0, false",
    })
    void a_version_in_the_range_needs_it(String need, String client, boolean needs) {
        assertThat(ApplicationNeed.find(need).orElseThrow().isOf(ApplicationVersion.of(client)))
                .isEqualTo(needs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ward-app", "old", "", "<two"})
    void what_is_no_range_is_none(String text) {
        assertThat(ApplicationNeed.find(text)).isEmpty();
    }

    @Test
    void a_client_without_a_version_is_known_by_its_name() {
        ApplicationVersion client = ApplicationVersion.of("psql");
        assertThat(client.words()).isEqualTo("psql");
        assertThat(ApplicationNeed.find("ward-app <2").orElseThrow().concerns(client))
                .isFalse();
        assertThat(ApplicationVersion.of("ward-app/2.3.1").words()).isEqualTo("ward-app 2.3.1");
    }
}
