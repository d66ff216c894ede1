// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

/** A row of the application's. */
public record RowKey(String table, long id) {
    @Override
    public String toString() {
        return table + " " + id;
    }
}
