// SPDX-License-Identifier: Apache-2.0
/**
 * Suture as a library: {@link io.suture.Suture} puts the parts of core and engine together, and is the only place that does.
 *
 * <p>Whoever builds a face on it (a command line, a server, a build plugin) needs this package and the values of core.
 */
@NullMarked
package io.suture;

import org.jspecify.annotations.NullMarked;
