// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Standing;

/**
 * A vote, and where what it is about stands with it.
 *
 * @param by session user, as the server proved it
 */
public record VoteReport(VoteOptions wish, String by, Standing standing) {}
