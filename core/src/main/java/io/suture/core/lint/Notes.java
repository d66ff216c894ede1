// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.sql.Statement;
import java.util.List;

/** Where one rule says what it has found. */
public final class Notes {
    private final RulePage page;
    private final Statement statement;
    private final Severities severities;
    private final TableWords sizes;
    private final List<Finding> found;

    Notes(RulePage page, Statement statement, Severities severities, TableWords sizes, List<Finding> found) {
        this.page = page;
        this.statement = statement;
        this.severities = severities;
        this.sizes = sizes;
        this.found = found;
    }

    /** About the statement that is looked at; of a whole file, about its last one. */
    public void add(String message, String fix) {
        add(statement, message, fix, false);
    }

    /** About another statement of the file. */
    public void add(Statement about, String message, String fix) {
        add(about, message, fix, false);
    }

    /** @param certain whether the fix may stand in place of the statement as it is */
    public void add(String message, String fix, boolean certain) {
        add(statement, message, fix, certain);
    }

    private void add(Statement about, String message, String fix, boolean certain) {
        if (!Ignores.covers(about, page.id())) {
            String size = page.tier() == Tier.SAFETY ? sizes.of(about) : "";
            severities
                    .of(page)
                    .ifPresent(s -> found.add(new Finding(page.id(), s, about, message + size, fix, certain)));
        }
    }
}
