// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;

/**
 * Where a data migration stands after its final sync, and what its gate said: {@code data run --final}.
 *
 * @param data where it stands now
 * @param complete what was completed; where the gate is closed, why
 */
public record FinalSyncView(
        @JsonUnwrapped DataView data,
        @JsonUnwrapped @JsonIgnoreProperties("state") CompleteView complete) implements View {
    @Override
    public void print(Page page) {
        if (complete.exitCode() != 0) {
            complete.print(page);
        }
        data.print(page);
    }

    @Override
    public int exitCode() {
        return Math.max(data.exitCode(), complete.exitCode());
    }
}
