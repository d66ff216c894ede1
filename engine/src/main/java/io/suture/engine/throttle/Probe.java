// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.problem.Problem;

/**
 * A question of the user's, whose answer is a number that is compared with a limit.
 *
 * @param name for people
 * @param ask one {@code SELECT} of one number, or a URL ({@code http}, {@code https}) whose body is one
 * @param limit more than 0
 */
public record Probe(String name, String ask, double limit) {
    /** @throws io.suture.core.problem.SutureException {@code THROTTLE-PROBE} */
    public Probe {
        String start = ask.strip().toLowerCase(java.util.Locale.ROOT);
        boolean known = start.startsWith("select") || start.startsWith("with") || isUrl(start);
        if (!known || !(limit > 0)) {
            throw Problem.user(
                            "THROTTLE-PROBE",
                            "the probe " + name + " cannot be asked",
                            known ? "its limit is " + limit : "`ask` is neither a SELECT nor a URL",
                            "write `ask: SELECT …` or `ask: https://…`, each with one number for an answer, and a `limit` above 0")
                    .asException();
        }
    }

    boolean isHttp() {
        return isUrl(ask.strip().toLowerCase(java.util.Locale.ROOT));
    }

    private static boolean isUrl(String start) {
        return start.startsWith("http://") || start.startsWith("https://");
    }

    Load answered(double value) {
        return Load.of(value, limit, name + " is " + number(value) + ", limit " + number(limit));
    }

    /** Whoever asks to be asked is waited for: no answer is no consent. */
    Load silent(String why) {
        return Load.atMost(0, "the probe " + name + " does not answer: " + why);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
