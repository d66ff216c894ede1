// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.digest.Sha256;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.regex.Pattern;

/**
 * What our own helpers beside a table or a type are called while a change is on its way: {@code suture_0a1b2c3d4e5f_log}.
 *
 * @param beside in whose schema they are
 * @param key tells changes in one schema apart: 12 hexadecimal digits, for names of tables and columns can be too long to be parts of others
 */
public record OwnNames(TableName beside, String key) {
    /** A regular expression, of Java's and of PostgreSQL's, that each of them begins with. */
    public static final String BEGINNING = "suture_[0-9a-f]{12}_";

    private static final int DIGITS = 12;

    /** @param purpose the same words give the same names */
    public static OwnNames of(TableName beside, String purpose) {
        return new OwnNames(beside, Sha256.of(purpose).substring(0, DIGITS));
    }

    /** The same names in another schema. */
    public OwnNames in(Identifier schema) {
        return new OwnNames(new TableName(schema, beside.name()), key);
    }

    /** Whether the name is that of a helper, whatever its role. */
    public static boolean isOne(TableName name) {
        return name.name().value().matches(BEGINNING + ".*");
    }

    /** Whether the name is that of a helper with this role. */
    public static boolean isOne(TableName name, String role) {
        return name.name().value().matches(BEGINNING + Pattern.quote(role));
    }

    /** A table, type or function. */
    public TableName object(String role) {
        return new TableName(beside.schema(), part(role));
    }

    /** An index or a constraint, whose schema is its table's. */
    public Identifier part(String role) {
        return Identifier.of("suture_" + key + "_" + role);
    }

    /** A trigger, that runs after the application's own. */
    public Identifier trigger(String role) {
        return Identifier.of(Trigger.OURS + key + "_" + role);
    }
}
