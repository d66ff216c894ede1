// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;

/** A script for another program. */
public record ScriptView(String script) implements View {
    @Override
    public void print(Page page) {
        page.line(script.stripTrailing());
    }
}
