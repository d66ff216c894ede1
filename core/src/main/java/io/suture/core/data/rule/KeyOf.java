// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;

/** A column of another table, in which a value must be found. */
public record KeyOf(
        @Doc("the table") QualifiedName table,
        @Doc("its column") Identifier key) {}
