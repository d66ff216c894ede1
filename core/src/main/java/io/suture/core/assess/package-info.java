// SPDX-License-Identifier: Apache-2.0
/**
 * What is at stake when a release becomes another: what its statements change, who depends on that, which rules it touches, how long it
 * takes and how it is taken back – each with its reason.
 */
@NullMarked
package io.suture.core.assess;

import org.jspecify.annotations.NullMarked;
