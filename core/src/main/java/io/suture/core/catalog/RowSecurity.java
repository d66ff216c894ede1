// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * Whether policies are applied.
 *
 * @param enabled {@code ENABLE ROW LEVEL SECURITY}
 * @param forced {@code FORCE ROW LEVEL SECURITY}: for the owner too
 */
public record RowSecurity(boolean enabled, boolean forced) {
    public static final RowSecurity OFF = new RowSecurity(false, false);
}
