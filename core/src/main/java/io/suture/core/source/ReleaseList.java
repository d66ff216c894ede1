// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlText;
import io.suture.core.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code releases.yaml}: a list below {@code releases}, each with its {@code version} (requirement A3). */
final class ReleaseList {
    private static final String RELEASES = "releases";
    private static final String VERSION = "version";
    private static final String MIGRATIONS = "migrations";
    private static final String MINIMUM_VERSION = "minimumVersion";
    private static final List<String> KEYS =
            List.of(VERSION, Releases.BREAKING, Releases.DEPRECATED, Releases.MINIMUM, MINIMUM_VERSION, MIGRATIONS);

    private ReleaseList() {}

    /** Refuses with {@code YAML-…} and {@code RELEASE-VERSION}, everything at once. */
    static List<Release> read(SourceFile file) {
        Problems problems = new Problems();
        YamlMap map = YamlMap.parse(YamlText.of(file.path(), file.text()));
        map.refuseOthersThan(List.of(RELEASES), Releases.ALL, problems);
        List<Release> releases = items(map.find(RELEASES)).stream()
                .flatMap(value -> release(value, problems).stream())
                .toList();
        problems.throwIfAny();
        return releases;
    }

    private static Optional<Release> release(YamlValue value, Problems problems) {
        if (!(value instanceof YamlValue.Nested one)) {
            problems.add(noVersion().at(value.at()));
            return Optional.empty();
        }
        YamlFields fields = new YamlFields(one.map(), KEYS, "a release", problems);
        Optional<Version> version = fields.version(VERSION);
        if (version.isEmpty() && one.map().find(VERSION).isEmpty()) {
            problems.add(noVersion().at(one.at()));
        }
        return version.map(v -> new Release(
                v,
                fields.flag(Releases.BREAKING).orElse(false),
                fields.texts(Releases.DEPRECATED),
                fields.version(Releases.MINIMUM).or(() -> fields.version(MINIMUM_VERSION)),
                migrations(one.map())));
    }

    /** Ids, or maps with an {@code id}; what else may be said of a migration is worked out from its SQL. */
    private static List<MigrationId> migrations(YamlMap release) {
        return items(release.find(MIGRATIONS)).stream()
                .flatMap(item -> item instanceof YamlValue.Nested map ? map.map().find("id").stream() : Stream.of(item))
                .filter(YamlValue.Text.class::isInstance)
                .map(text -> MigrationId.of(((YamlValue.Text) text).text()))
                .toList();
    }

    private static List<YamlValue> items(Optional<YamlValue> value) {
        List<YamlValue> items = new ArrayList<>();
        value.ifPresent(v -> items.addAll(v instanceof YamlValue.Items list ? list.items() : List.of(v)));
        return items;
    }

    private static Problem noVersion() {
        return Problem.user(
                "RELEASE-VERSION",
                "a release of " + Releases.ALL + " has no semantic version",
                "releases are known and ordered by their versions",
                "write `version: 2.0.0` first");
    }
}
