// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;

/**
 * What a client says it is, by its {@code application_name}: {@code ward-app/2.3.1}, also with more behind it.
 *
 * @param name the part before the slash; the whole where there is none
 * @param version its numbers; a pre-release counts as its release. Empty where it says none
 */
public record ApplicationVersion(String name, Optional<Version> version) {
    private static final Pattern SAID = Pattern.compile("([^/]+)/v?(\\d+(?:\\.\\d+){0,2})(?![\\d.]).*");

    /** As {@code pg_stat_activity} has it. */
    public static ApplicationVersion of(String applicationName) {
        Matcher said = SAID.matcher(applicationName.strip());
        if (!said.matches()) {
            return new ApplicationVersion(applicationName.strip(), Optional.empty());
        }
        return new ApplicationVersion(
                said.group(1), Optional.ofNullable(Semver.coerce(said.group(2))).map(ApplicationVersion::version));
    }

    private static Version version(Semver semver) {
        return new Version(semver.getMajor(), semver.getMinor(), semver.getPatch(), "");
    }

    /** For people: {@code ward-app 2.3.1}. */
    public String words() {
        String who = name.isEmpty() ? "no application_name" : name;
        return version.map(v -> who + " " + v.text()).orElse(who);
    }
}
