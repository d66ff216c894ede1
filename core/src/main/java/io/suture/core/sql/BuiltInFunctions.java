// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Set;

/** PostgreSQL's own functions that change no definition. */
final class BuiltInFunctions {
    private static final Set<String> NAMES = Set.of("setval", "nextval", "currval", "set_config", "now", "count");

    private BuiltInFunctions() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }
}
