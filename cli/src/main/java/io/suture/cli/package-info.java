// SPDX-License-Identifier: Apache-2.0
/**
 * The command line: one class a command, which reads options, asks the engine, and hands the answer to {@link
 * io.suture.cli.output.Output}. No command decides anything itself.
 *
 * <p>Names, options, exit codes and JSON fields are a contract that other programs rely on. Starting is fast: {@code --help} and
 * {@code --version} load neither the driver nor the parser nor YAML, and only the command that was named is set up.
 */
@NullMarked
package io.suture.cli;

import org.jspecify.annotations.NullMarked;
