// SPDX-License-Identifier: Apache-2.0
/**
 * What a user's own transform in Java sees of Suture, and nothing else: its class loader knows this package and the JDK.
 *
 * <p>Names and meanings here do not change within a major version.
 */
@NullMarked
package io.suture.transform;

import org.jspecify.annotations.NullMarked;
