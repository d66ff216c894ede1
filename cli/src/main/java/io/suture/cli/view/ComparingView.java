// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.engine.backfill.Comparison;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * That rows are compared with what they should be.
 *
 * @param rows on both sides, about
 * @param seconds since it began
 * @param expectedSeconds as estimated; left out where nobody can tell
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ComparingView(
        long rows, long seconds, @Nullable Long expectedSeconds) {
    static ComparingView of(Comparison comparison) {
        return new ComparingView(
                comparison.rows(),
                comparison.soFar().toSeconds(),
                comparison.expected().map(Duration::toSeconds).orElse(null));
    }
}
