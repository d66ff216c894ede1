// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

/** {@code ConstrType} of {@code parsenodes.h}: what stands after a column's type or in a list of table constraints. */
public enum ConstraintType {
    NULL,
    NOTNULL,
    DEFAULT,
    IDENTITY,
    GENERATED,
    CHECK,
    PRIMARY,
    UNIQUE,
    EXCLUSION,
    FOREIGN,
    ATTR_DEFERRABLE,
    ATTR_NOT_DEFERRABLE,
    ATTR_DEFERRED,
    ATTR_IMMEDIATE,
    ATTR_ENFORCED,
    ATTR_NOT_ENFORCED;

    static ConstraintType of(String contype) {
        return valueOf(contype.substring("CONSTR_".length()));
    }

    /** Whether an index of the same name enforces it. */
    public boolean hasIndex() {
        return this == PRIMARY || this == UNIQUE || this == EXCLUSION;
    }

    /** Whether it becomes a constraint of the table, with a name. */
    public boolean isNamed() {
        return switch (this) {
            case NOTNULL, CHECK, PRIMARY, UNIQUE, EXCLUSION, FOREIGN -> true;
            case NULL,
                    DEFAULT,
                    IDENTITY,
                    GENERATED,
                    ATTR_DEFERRABLE,
                    ATTR_NOT_DEFERRABLE,
                    ATTR_DEFERRED,
                    ATTR_IMMEDIATE,
                    ATTR_ENFORCED,
                    ATTR_NOT_ENFORCED -> false;
        };
    }

    /** Whether it says something about the constraint written before it. */
    public boolean isAttribute() {
        return name().startsWith("ATTR_");
    }
}
