// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.Locale;

/**
 * What must be true of every row before the old shape may go: a comparison of old and new, whole.
 *
 * @param id stable and unique within its migration, lower case with dashes, for example {@code users-email-pending}
 * @param claim what an answer of 0 proves, a clause, for example {@code every row of "public"."users" agrees in "email"}
 * @param query one row with one number, the rows that speak against it; reads only, under ACCESS SHARE, as
 *     {@code DualWrite.pending()}
 */
public record Proof(String id, String claim, String query) {
    /** @throws IllegalArgumentException for an id of another form */
    public Proof {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a proof's id is lower case with dashes: " + id);
        }
    }

    /** An id made of names: what is no letter or digit becomes a dash. */
    public static String id(String... names) {
        String dashed = String.join("-", names).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return dashed.replaceAll("^-|-$", "");
    }
}
