// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

/**
 * A definition is null although the snapshot has its object: somebody has dropped it meanwhile, and {@code pg_get_*def} look at
 * the newest catalog. The reading is begun again.
 */
final class VanishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    VanishedException(String what) {
        super(what + " is gone", null, false, false);
    }
}
