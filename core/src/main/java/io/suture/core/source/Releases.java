// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problems;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlText;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code release.yaml} in the folder of a release says – {@code breaking}, {@code deprecated}, {@code minimum} – and what {@code
 * releases.yaml} at the top says of any, also of those that have no folder.
 */
final class Releases {
    static final String FILE = "release.yaml";
    /** Of all releases, at the top of the folder. */
    static final String ALL = "releases.yaml";

    static final String BREAKING = "breaking";
    static final String DEPRECATED = "deprecated";
    static final String MINIMUM = "minimum";

    private final Map<String, Optional<Version>> known = new HashMap<>();

    /** Oldest first: {@link #ALL} at the top, and what lies in folders named after a version. Throws every problem of them. */
    static List<Release> in(List<SourceFile> files) {
        Problems problems = new Problems();
        Stream<Release> listed = files.stream()
                .filter(file -> file.path().equals(ALL))
                .flatMap(file ->
                        problems.collect(() -> ReleaseList.read(file)).stream().flatMap(List::stream));
        Stream<Release> alone = files.stream()
                .filter(file -> file.name().equals(FILE))
                .flatMap(file -> Version.find(file.folderName()).stream()
                        .flatMap(version -> problems.collect(() -> read(version, file)).stream()));
        List<Release> releases = Stream.concat(listed, alone)
                .sorted(Comparator.comparing(Release::version))
                .toList();
        problems.throwIfAny();
        return releases;
    }

    private static Release read(Version version, SourceFile file) {
        Problems problems = new Problems();
        YamlFields fields = new YamlFields(
                YamlMap.parse(YamlText.of(file.path(), file.text())),
                List.of(BREAKING, DEPRECATED, MINIMUM),
                FILE,
                problems);
        Release release = new Release(
                version,
                fields.flag(BREAKING).orElse(false),
                fields.texts(DEPRECATED),
                fields.version(MINIMUM),
                List.of());
        problems.throwIfAny();
        return release;
    }

    /** The release a file's folders name: the nearest one upwards. */
    Optional<Version> ofFolders(SourceFile file) {
        return known.computeIfAbsent(file.folder(), Releases::ofFolders);
    }

    private static Optional<Version> ofFolders(String path) {
        return Arrays.stream(path.split("/"))
                .flatMap(name -> Version.find(name).stream())
                .reduce((outer, inner) -> inner);
    }
}
