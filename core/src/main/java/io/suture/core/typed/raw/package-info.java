// SPDX-License-Identifier: Apache-2.0
/** What has no field for it: SQL as its author writes it. The planner still chooses the way it runs. */
@NullMarked
package io.suture.core.typed.raw;

import org.jspecify.annotations.NullMarked;
