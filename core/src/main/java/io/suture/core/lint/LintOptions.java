// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

/**
 * What is known about where the files will run, and what the house wishes.
 *
 * @param major of the server, 9 or more
 */
public record LintOptions(int major, TransactionMode transaction, Conventions conventions, Severities severities) {
    public static final int DEFAULT_MAJOR = 18;

    public LintOptions {
        if (major < 9) {
            throw new IllegalArgumentException("PostgreSQL " + major);
        }
    }

    /** PostgreSQL 18, transactions not known, no conventions. */
    public static LintOptions defaults() {
        return new LintOptions(DEFAULT_MAJOR, TransactionMode.AUTO, Conventions.none(), Severities.ofTiers());
    }

    public LintOptions with(TransactionMode mode) {
        return new LintOptions(major, mode, conventions, severities);
    }

    public LintOptions on(int newMajor) {
        return new LintOptions(newMajor, transaction, conventions, severities);
    }

    public LintOptions with(Conventions wished) {
        return new LintOptions(major, transaction, wished, severities);
    }

    public LintOptions with(Severities said) {
        return new LintOptions(major, transaction, conventions, said);
    }
}
