// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Storage;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.Map;

/** What {@code CREATE TABLE} says of how and where rows are kept. */
public final class StorageWords {
    private StorageWords() {}

    /** How the statement begins, before the name. */
    public static String create(Storage storage) {
        return storage.persistence() == Persistence.UNLOGGED ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ";
    }

    /** How it ends, after a space; nothing where nothing is said. */
    public static String behind(Storage storage) {
        return storage.accessMethod().map(m -> " USING " + Identifier.of(m)).orElse("")
                + options(storage.options())
                + storage.tablespace()
                        .map(t -> " TABLESPACE " + Identifier.of(t))
                        .orElse("");
    }

    /** {@code WITH (…)}, after a space; nothing where there are none. */
    static String options(Map<String, String> options) {
        return options.isEmpty()
                ? ""
                : options.entrySet().stream()
                        .map(o -> o.getKey() + " = " + SqlLiteral.quote(o.getValue()))
                        .collect(joining(", ", " WITH (", ")"));
    }
}
