// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import java.util.Optional;

/**
 * One migration that another tool says it ran.
 *
 * @param name what that tool calls it: a script, a class, a hash
 * @param checksum as that tool stores it
 * @param appliedAt as that tool stores it
 * @param succeeded false where the tool says that it failed or is under way
 */
public record HistoryRow(String name, Optional<String> checksum, Optional<String> appliedAt, boolean succeeded) {}
