// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;

/** Where one migration stands now: {@code resolve}. */
public record StateView(String id, String state) implements View {
    @Override
    public void print(Page page) {
        page.line(id + " is " + state);
    }
}
