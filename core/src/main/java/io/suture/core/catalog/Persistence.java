// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/** Whether a relation is written to WAL and outlives a crash. */
public enum Persistence {
    PERMANENT,
    UNLOGGED,
    TEMPORARY
}
