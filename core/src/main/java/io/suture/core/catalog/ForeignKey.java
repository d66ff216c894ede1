// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.TableName;

/** A foreign key with the table it is on. */
public record ForeignKey(TableName table, Constraint constraint) {}
