// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Sizes;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Sizes, gathered while relations and indexes are read. */
final class SizeRows {
    private final Map<TableName, Sizes.Size> sizes = new HashMap<>();

    void add(TableName name, Row row, Optional<Duration> lastAnalyze) throws SQLException {
        long rows = row.large("estimated_rows");
        sizes.put(
                name,
                new Sizes.Size(
                        row.large("bytes"),
                        rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows),
                        row.large("pages"),
                        row.large("file_node"),
                        lastAnalyze));
    }

    Sizes sizes() {
        return new Sizes(sizes);
    }
}
