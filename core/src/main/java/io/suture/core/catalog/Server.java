// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * What the server says about itself; no part of a catalog's fingerprint or equality.
 *
 * @param versionNumber {@code server_version_num}, for example 150019
 */
public record Server(int versionNumber) {
    public Server {
        if (versionNumber < 90_000) {
            throw new IllegalArgumentException("not a server_version_num: " + versionNumber);
        }
    }

    /** For example 15. */
    public int major() {
        return versionNumber / 10_000;
    }
}
