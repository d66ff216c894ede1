// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Policy;
import java.sql.SQLException;

/** The policies of every relation. */
final class PolicyRows {
    private PolicyRows() {}

    static Grouped<Policy> read(CatalogQuery query) {
        Grouped<Policy> policies = new Grouped<>();
        query.each("policies", row -> policies.add(row.large("relation"), policy(row)));
        return policies;
    }

    private static Policy policy(Row row) throws SQLException {
        return new Policy(
                row.name("name"),
                row.text("command"),
                row.flag("permissive"),
                row.list("roles"),
                row.optional("using"),
                row.optional("with_check"),
                row.optional("comment"));
    }
}
