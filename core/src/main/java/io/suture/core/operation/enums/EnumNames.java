// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import io.suture.core.catalog.OwnNames;
import io.suture.core.sql.TableName;

/** What the types are called until one has taken the other's place. */
record EnumNames(TableName type) {
    /** With the values there will be. */
    TableName next() {
        return beside("type");
    }

    /** The type as it was, in the transaction in which it goes. */
    TableName retired() {
        return beside("old");
    }

    /** The function that refuses a value. */
    TableName refusal() {
        return beside("refuse");
    }

    private TableName beside(String role) {
        return OwnNames.of(type, "enum " + type).object(role);
    }
}
