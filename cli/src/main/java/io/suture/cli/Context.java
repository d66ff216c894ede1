// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.engine.connect.Surroundings;
import java.time.Clock;

/** What a command gets besides its options. */
record Context(Console console, Surroundings around, Clock clock) {}
