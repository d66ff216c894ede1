// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/** Whether a plan makes a change or takes one back. */
public enum Direction {
    UP,
    DOWN
}
