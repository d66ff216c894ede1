// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

/** How often a migration runs. */
public enum MigrationKind {
    /** Once, at its place in the order. */
    VERSIONED,
    /** Whenever its content changed, after every versioned one. */
    REPEATABLE
}
