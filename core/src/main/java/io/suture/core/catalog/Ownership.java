// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/** Whose an object is and who else may use it. */
public record Ownership(String owner, Privileges privileges) {
    /** An object nobody has granted anything on. */
    public static Ownership of(String owner) {
        return new Ownership(owner, Privileges.byDefault());
    }
}
