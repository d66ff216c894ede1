// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.SqlScript;

/**
 * The schema at a moment, and how statements have defined what is in it.
 *
 * @param whole whether nothing had to be there that the files have not made
 */
record SchemaState(Outlook outlook, Definitions definitions, boolean whole) {
    /** The state a script leaves; this one stays as it is. */
    SchemaState after(SqlScript script) {
        SchemaState after = new SchemaState(outlook.copy(), definitions.copy(), whole);
        script.statements().forEach(s -> {
            new Defining(after.definitions, after.outlook).apply(s);
            Effects.apply(s, after.outlook);
        });
        return after;
    }
}
