// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was done in one step.
 *
 * @param number of the step in its plan, 1 or more
 * @param verb as in JSON, for example {@code transaction}
 * @param sql the statements, each made by {@link SqlRedaction}: without literals and comments
 * @param duration of the try that succeeded; zero where the step is recorded inside its own transaction
 * @param tries 1 or more
 */
public record StepFacts(int number, String verb, List<RedactedSql> sql, Duration duration, int tries) {
    public StepFacts {
        sql = List.copyOf(sql);
        if (number < 1 || tries < 1) {
            throw new IllegalArgumentException("steps and tries are counted from 1: " + number + ", " + tries);
        }
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("number", number);
        fields.put("verb", verb);
        fields.put("sql", sql.stream().map(RedactedSql::text).toList());
        fields.put("ms", duration.toMillis());
        fields.put("tries", tries);
        return fields;
    }
}
