// SPDX-License-Identifier: Apache-2.0
/**
 * Releases that see the application's tables through views of their own, so that two of them can run side by side.
 *
 * <p>A {@link io.suture.core.release.ReleaseSchema} holds one view a table, which runs with the rights of who asks ({@code
 * security_invoker}). Nothing hangs on the client's {@code search_path}: what keeps two shapes equal are triggers of the table, so that a
 * client that names the table is as right as one that names a view. {@link io.suture.core.release.Exposure} adds to the steps of a
 * migration what happens to these views: made for a new release, followed when tables change, taken away in the contract. Which
 * releases are live is read from the catalog, by the comment of their schemas.
 */
@NullMarked
package io.suture.core.release;

import org.jspecify.annotations.NullMarked;
