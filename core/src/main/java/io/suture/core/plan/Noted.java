// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;

/**
 * Where the keys of rows that others write are noted, until a pass has seen to them.
 *
 * @param table whose rows they are
 * @param log a row for each note
 * @param match condition: row {@code suture_noted} of the log is about row {@code src} of the table
 */
public record Noted(TableName table, TableName log, String match) {}
