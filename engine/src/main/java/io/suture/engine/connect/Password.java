// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/** A secret that prints as stars; only the driver's properties see its value. */
public record Password(String value) {
    @Override
    public String toString() {
        return "****";
    }
}
