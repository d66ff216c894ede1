// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

/**
 * What a layout calls a migration: the version of a Flyway file, the file or folder name elsewhere. Unique in a set.
 *
 * @param value as in {@code status} and on the command line; never blank
 */
public record MigrationId(String value) {
    public MigrationId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a migration id is blank");
        }
    }

    public static MigrationId of(String value) {
        return new MigrationId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
