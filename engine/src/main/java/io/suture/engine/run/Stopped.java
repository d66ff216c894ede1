// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

/** The run was asked to stop and is at a safe point: nothing is under way. */
final class Stopped extends Exception {
    private static final long serialVersionUID = 1L;
}
