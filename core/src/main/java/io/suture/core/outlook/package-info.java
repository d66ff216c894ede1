// SPDX-License-Identifier: Apache-2.0
/**
 * The schema as it will be when the statements looked at so far have run: the catalog that was read, and what changed since.
 *
 * <p>With it a whole set of migrations is planned from one reading of the catalog. {@link io.suture.core.outlook.Effects} says
 * what a statement does to it; what it cannot see through it leaves alone, and a statement the server would refuse has no effect.
 *
 * <p>Relations the run itself creates are <em>fresh</em>: nobody uses them yet, so nothing on them has to be made online.
 */
@NullMarked
package io.suture.core.outlook;

import org.jspecify.annotations.NullMarked;
