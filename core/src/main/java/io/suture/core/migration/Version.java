// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.Problem;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * A semantic version, compared by precedence (Semantic Versioning 2.0.0, section 11).
 *
 * @param text as written, without a leading {@code v}, for example {@code 2.0.0-rc.1}
 */
public record Version(String text) implements Comparable<Version> {
    /** @throws io.suture.core.problem.SutureException {@code RELEASE-VERSION} if it is not a semantic version */
    public Version {
        if (!Semver.isValid(text)) {
            throw Problem.user(
                            "RELEASE-VERSION",
                            "\"" + text + "\" is not a release",
                            "releases are semantic versions: MAJOR.MINOR.PATCH",
                            "write it with three numbers, for example 2.0.0 or 2.0.0-rc.1")
                    .asException();
        }
    }

    /** The version of a text that may begin with {@code v}. */
    public static Version of(String text) {
        return new Version(text.startsWith("v") ? text.substring(1) : text);
    }

    /** The version a folder is named after, or empty if its name is no version. */
    public static Optional<Version> ofFolder(String name) {
        String bare = name.startsWith("v") ? name.substring(1) : name;
        return Semver.isValid(bare) ? Optional.of(new Version(bare)) : Optional.empty();
    }

    public int major() {
        return semver().getMajor();
    }

    public int minor() {
        return semver().getMinor();
    }

    public int patch() {
        return semver().getPatch();
    }

    @Override
    public int compareTo(Version other) {
        return text.equals(other.text) ? 0 : semver().compareTo(other.semver());
    }

    @Override
    public String toString() {
        return text;
    }

    private Semver semver() {
        return new Semver(text);
    }
}
