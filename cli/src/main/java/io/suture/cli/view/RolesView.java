// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import java.util.List;

/**
 * SQL for an administrator: {@code init --sql}.
 *
 * @param created nothing: it is only printed
 */
public record RolesView(List<String> created, String sql) implements View {
    @Override
    public void print(Page page) {
        page.line(sql.stripTrailing());
    }
}
