// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;

/**
 * A schema that is kept: {@code snapshot}.
 *
 * @param fingerprint the same for schemas between which {@code diff} finds nothing
 */
public record SnapshotView(String file, String fingerprint) implements View {
    @Override
    public void print(Page page) {
        page.line("schema kept in " + file + ", fingerprint " + fingerprint);
    }
}
