// SPDX-License-Identifier: Apache-2.0
/**
 * Where rows go that a data migration does not take: a table beside the target, with the whole row, the rule and the time.
 *
 * <p>Invariant: whoever cannot see a row in its source cannot see it here: owner, rights and row-security policies are those of the source.
 */
@NullMarked
package io.suture.core.data.quarantine;

import org.jspecify.annotations.NullMarked;
