// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

import java.util.Objects;
import java.util.Optional;

/**
 * One thing that is wrong, complete enough to act on without reading source code.
 *
 * @param code stable, upper case with dashes, first part the room it comes from, for example {@code SQL-SYNTAX}
 * @param what one sentence naming the object concerned; never a value of a row
 * @param why the reason, or empty where {@code what} says it all
 * @param fix what to do, with the user's own names
 * @param at where in a file, if it comes from one
 */
public record Problem(
        String code, Blame blame, Effect effect, String what, String why, String fix, Optional<SourcePosition> at) {

    public Problem {
        if (!code.matches("[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")) {
            throw new IllegalArgumentException("a problem code looks like ROOM-REASON: " + code);
        }
        Objects.requireNonNull(blame);
        Objects.requireNonNull(effect);
        Objects.requireNonNull(what);
        Objects.requireNonNull(why);
        Objects.requireNonNull(fix);
        Objects.requireNonNull(at);
    }

    /** A mistake in what the user gave, found before anything was touched. */
    public static Problem user(String code, String what, String why, String fix) {
        return new Problem(code, Blame.USER, Effect.NONE, what, why, fix, Optional.empty());
    }

    /** Surroundings that do not allow it, found before anything was touched. */
    public static Problem environment(String code, String what, String why, String fix) {
        return new Problem(code, Blame.ENVIRONMENT, Effect.NONE, what, why, fix, Optional.empty());
    }

    /** A mistake of Suture's own, found before anything was touched. */
    public static Problem defect(String code, String what, String why) {
        return new Problem(
                code,
                Blame.DEFECT,
                Effect.NONE,
                what,
                why,
                "please report this with the command you ran",
                Optional.empty());
    }

    public Problem at(SourcePosition position) {
        return new Problem(code, blame, effect, what, why, fix, Optional.of(position));
    }

    /** The same with another advice. */
    public Problem withFix(String newFix) {
        return new Problem(code, blame, effect, what, why, newFix, at);
    }

    public Problem with(Effect newEffect) {
        return new Problem(code, blame, newEffect, what, why, fix, at);
    }

    /** This problem alone as an exception. */
    public SutureException asException() {
        return new SutureException(this);
    }
}
