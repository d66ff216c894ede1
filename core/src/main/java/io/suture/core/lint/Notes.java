// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.sql.Statement;
import java.util.List;

/** Where one rule says what it has found. */
public final class Notes {
    private final RulePage page;
    private final List<Finding> found;
    private final Statement statement;

    Notes(RulePage page, Statement statement, List<Finding> found) {
        this.page = page;
        this.statement = statement;
        this.found = found;
    }

    /** About the statement that is looked at; of a whole file, about its last one. */
    public void add(String message, String fix) {
        add(statement, message, fix);
    }

    /** About another statement of the file. */
    public void add(Statement about, String message, String fix) {
        if (!Ignores.covers(about, page.id())) {
            found.add(new Finding(page.id(), page.tier().severity(), about.at(), message, fix));
        }
    }
}
