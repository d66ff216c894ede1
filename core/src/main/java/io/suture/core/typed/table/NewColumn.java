// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.sql.Identifier;
import io.suture.core.typed.Doc;
import io.suture.core.typed.SqlType;

/** A column that takes the place of others. */
public record NewColumn(
        @Doc("its name") Identifier name, @Doc("its type") SqlType type) {}
