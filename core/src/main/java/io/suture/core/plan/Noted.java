// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * Where the keys of rows that others write are noted, until a pass has seen to them.
 *
 * @param table whose rows they are
 * @param log a row for each note
 * @param match condition: row {@code suture_noted} of the log is about row {@code src} of the table
 * @param query behind FROM, called {@code src}: rows that lie in no table, which is then the one by whose name people know them; empty for most
 */
public record Noted(TableName table, TableName log, String match, Optional<String> query) {}
