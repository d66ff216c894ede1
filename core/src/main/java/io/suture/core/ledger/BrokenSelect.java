// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.migration.MigrationId;
import io.suture.core.sql.TableName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A {@code SELECT *} that was prepared before a step and refused after it: "cached plan must not change result type".
 *
 * @param step number of the step, 1 or more
 */
public record BrokenSelect(TableName relation, MigrationId migration, int step) {

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("relation", relation.display());
        fields.put("migration", migration.value());
        fields.put("step", step);
        return fields;
    }
}
