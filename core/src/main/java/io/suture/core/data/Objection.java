// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Why a row may be unacceptable.
 *
 * @param code by which rejected rows are counted: lower case, words joined by {@code -}, unique within a migration; for example
 *     {@code birth-date-impossible}
 * @param condition an SQL boolean over the source row ({@link Derived#ROW}), true for a row that is not acceptable, false or null for any
 *     other; does not fail for any row
 * @param message for people; never a value of a row
 * @param threshold how many such rows are too many; empty where there is no limit
 * @param format a regular expression of PostgreSQL's by which the condition tells; empty where it needs none
 */
public record Objection(
        String code,
        String condition,
        Action action,
        Severity severity,
        String message,
        Optional<Threshold> threshold,
        Optional<String> format) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    public Objection {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("a code is lower case, words joined by -: " + code);
        }
        if (condition.isBlank() || message.isBlank()) {
            throw new IllegalArgumentException(code + " has a condition and a message");
        }
    }

    public Objection(String code, String condition, Action action, Severity severity, String message) {
        this(code, condition, action, severity, message, Optional.empty(), Optional.empty());
    }

    /** Whether rows of this kind are kept out of the target. */
    public boolean rejects() {
        return action.rejects();
    }

    /** The same, with a limit. */
    public Objection upTo(Threshold limit) {
        return new Objection(code, condition, action, severity, message, Optional.of(limit), format);
    }

    /** The same, told by a regular expression. */
    public Objection by(String regex) {
        return new Objection(code, condition, action, severity, message, threshold, Optional.of(regex));
    }

    /** The same, of rows for which this holds too. */
    public Objection onlyWhere(String also) {
        return where("(" + also + ") AND (" + condition + ")");
    }

    /** The same of other rows. */
    public Objection where(String otherCondition) {
        return new Objection(code, otherCondition, action, severity, message, threshold, format);
    }
}
