// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * A semantic version, compared by precedence (Semantic Versioning 2.0.0, section 11).
 *
 * @param label pre-release and build with their marks, for example {@code -rc.1+7}; empty for most
 */
public record Version(int major, int minor, int patch, String label) implements Comparable<Version> {

    /**
     * The version of a text that may begin with {@code v}.
     *
     * @throws io.suture.core.problem.SutureException {@code RELEASE-VERSION} if it is not a semantic version
     */
    public static Version of(String text) {
        return find(text)
                .orElseThrow(() -> Problem.user(
                                "RELEASE-VERSION",
                                "\"" + text + "\" is not a release",
                                "releases are semantic versions: MAJOR.MINOR.PATCH",
                                "write three numbers, for example 2.0.0 or 2.0.0-rc.1")
                        .asException());
    }

    /** The version of a text that may begin with {@code v}, or empty if it is none. */
    public static Optional<Version> find(String text) {
        String bare = text.startsWith("v") ? text.substring(1) : text;
        if (bare.isEmpty() || !Character.isDigit(bare.charAt(0))) {
            return Optional.empty();
        }
        return Optional.ofNullable(Semver.parse(bare)).map(s -> of(bare, s));
    }

    private static Version of(String text, Semver semver) {
        String numbers = semver.getMajor() + "." + semver.getMinor() + "." + semver.getPatch();
        return new Version(semver.getMajor(), semver.getMinor(), semver.getPatch(), text.substring(numbers.length()));
    }

    @Override
    public int compareTo(Version other) {
        int byNumber = Integer.compare(major, other.major);
        byNumber = byNumber != 0 ? byNumber : Integer.compare(minor, other.minor);
        byNumber = byNumber != 0 ? byNumber : Integer.compare(patch, other.patch);
        return byNumber != 0 || label.equals(other.label)
                ? byNumber
                : new Semver(toString()).compareTo(new Semver(other.toString()));
    }

    @Override
    public String toString() {
        return text();
    }

    /** As written, without a leading {@code v}. */
    public String text() {
        return major + "." + minor + "." + patch + label;
    }
}
