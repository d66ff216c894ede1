// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

/** Whether somebody asked the run to end at the next safe point. Asked between steps and while waiting for a lock. */
@FunctionalInterface
public interface StopSignal {
    StopSignal NEVER = () -> false;

    boolean stopRequested();
}
