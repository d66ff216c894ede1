// SPDX-License-Identifier: Apache-2.0
package io.suture.core.check;

/**
 * One verification.
 *
 * @param id stable, lower case with dashes
 * @param evidence what was seen; never a value of a row
 * @param fix what to do; empty for {@link Outcome#PASS}
 */
public record Check(String id, Outcome verdict, String evidence, String fix) {

    /** How a verification came out. */
    public enum Outcome {
        PASS,
        FAIL,
        /** A person has to look. */
        MANUAL,
        /** It could not be found out. */
        UNKNOWN
    }

    /** @throws IllegalArgumentException for an id of another form */
    public Check {
        if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a check's id is lower case with dashes: " + id);
        }
    }

    public static Check pass(String id, String evidence) {
        return new Check(id, Outcome.PASS, evidence, "");
    }

    public static Check fail(String id, String evidence, String fix) {
        return new Check(id, Outcome.FAIL, evidence, fix);
    }

    public static Check manual(String id, String evidence, String fix) {
        return new Check(id, Outcome.MANUAL, evidence, fix);
    }

    public static Check unknown(String id, String evidence, String fix) {
        return new Check(id, Outcome.UNKNOWN, evidence, fix);
    }
}
