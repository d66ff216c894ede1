// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;

/**
 * A rule of the old shape that does not bind while that is only kept: else a client of the new shape would be refused for the sake of
 * something nobody uses.
 *
 * @param claim what it says of every row, a clause, for example {@code email of users is not null}
 * @param query one row with one number, the rows it is not true of; reads only, under ACCESS SHARE
 * @param restore what makes it bind again when the old shape comes back, where it is true of every row; may be empty
 */
public record Relaxed(String claim, String query, List<Step> restore) {
    public Relaxed {
        restore = List.copyOf(restore);
    }
}
