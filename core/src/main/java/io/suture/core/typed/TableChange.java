// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.QualifiedName;
import java.util.List;

/** A change of a table that can stand with others in one statement. */
public interface TableChange extends TypedOperation {
    QualifiedName table();

    /** What follows {@code ALTER TABLE} and its name. */
    String command();

    @Override
    default List<String> sql() {
        return Words.statement("ALTER TABLE", table(), command());
    }
}
