// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Statistics;
import java.sql.SQLException;

/** The extended statistics of every relation. */
record StatisticsRows(ColumnRows columns) {

    Grouped<Statistics> read(CatalogQuery query) {
        Grouped<Statistics> statistics = new Grouped<>();
        query.each("statistics", row -> statistics.add(row.large("relation"), statistics(row)));
        return statistics;
    }

    private Statistics statistics(Row row) throws SQLException {
        return new Statistics(
                row.name("schema", "name"),
                row.list("kinds").stream().map(Statistics.Kind::valueOf).toList(),
                columns.names(row.large("relation"), row.numbers("columns")),
                row.list("expressions"),
                row.optionalNumber("target"),
                row.text("owner"),
                row.optional("comment"));
    }
}
