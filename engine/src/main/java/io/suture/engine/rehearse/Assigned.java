// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Section;
import io.suture.core.sql.Identifier;
import java.util.regex.Pattern;

/** Columns that a script's UPDATE assigns. */
@FunctionalInterface
interface Assigned {
    Assigned NOTHING = column -> false;

    boolean has(Identifier column);

    static Assigned by(Section script) {
        String text = script.text();
        return column -> Pattern.compile("(?is)\\bUPDATE\\b.*\\bSET\\b[^;]*\\b" + Pattern.quote(column.value())
                        + "\"?\\s*(=|,[^;=]*\\)\\s*=)")
                .matcher(text)
                .find();
    }
}
