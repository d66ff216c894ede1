// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * One privilege of one role.
 *
 * @param grantee the role, or {@code PUBLIC}
 * @param privilege as in {@code GRANT}: {@code SELECT}, {@code USAGE} …
 * @param grantable {@code WITH GRANT OPTION}
 * @param grantor the role it comes from
 */
public record Grant(String grantee, String privilege, boolean grantable, String grantor) implements Comparable<Grant> {
    @Override
    public int compareTo(Grant other) {
        return toString().compareTo(other.toString());
    }

    /** As in the statement: {@code SELECT to reader with grant option, by owner}. */
    @Override
    public String toString() {
        return privilege + " to " + grantee + (grantable ? " with grant option" : "") + ", by " + grantor;
    }
}
