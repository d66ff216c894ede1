// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.sql.ParseOptions;
import java.time.Duration;

/**
 * How scripts are read and how long is waited for them.
 *
 * @param patience with one statement: a loop over generated values may never end
 */
record ScriptRules(ParseOptions parse, Duration patience) {
    private static final int LIMITS = 30;

    static ScriptRules of(RehearsalOptions options) {
        return new ScriptRules(options.parse(), options.size().limit().multipliedBy(LIMITS));
    }
}
