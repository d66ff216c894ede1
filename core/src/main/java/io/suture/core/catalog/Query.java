// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * What a view shows.
 *
 * @param sql by {@code pg_get_viewdef}
 * @param populated false for a materialised view {@code WITH NO DATA}, which cannot be read yet
 */
public record Query(String sql, boolean populated) {}
