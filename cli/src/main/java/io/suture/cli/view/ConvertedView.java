// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;

/**
 * A migration in YAML.
 *
 * @param yaml as it may stand in a file
 */
public record ConvertedView(String id, String yaml) implements View {
    @Override
    public void print(Page page) {
        page.line(yaml.stripTrailing());
    }
}
