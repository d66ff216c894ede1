// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Contract;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Section;
import io.suture.core.sql.ParseOptions;
import io.suture.core.typed.Conversion;
import io.suture.core.typed.shape.OperationShape;
import io.suture.core.yaml.YamlPrint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The YAML of a migration: the same wishes, operation for operation, so that it is planned as its SQL is. What no operation
 * says whole stays SQL.
 */
public final class MigrationYaml {
    private final Map<String, Object> keys = new LinkedHashMap<>();

    private MigrationYaml() {}

    /**
     * As it may stand in a file of the native layout.
     *
     * @throws io.suture.core.problem.SutureException {@code SQL-…}: everything the grammar refuses in either direction
     */
    public static String of(Migration migration) {
        MigrationYaml yaml = new MigrationYaml();
        yaml.about(migration);
        yaml.conditions(YamlKey.PRECONDITION, migration.preconditions());
        yaml.keys.put(YamlKey.OPERATIONS.display(), operations(migration.up()));
        migration.down().ifPresent(down -> yaml.keys.put(YamlKey.UNDO.display(), operations(down)));
        yaml.conditions(YamlKey.VERIFY, migration.verifications());
        return YamlPrint.of(yaml.keys);
    }

    private void about(Migration migration) {
        FrontMatter about = migration.about();
        put(FrontMatterKey.DESCRIPTION, about.description().orElse(migration.description()));
        about.release().ifPresent(release -> put(FrontMatterKey.RELEASE, release.text()));
        about.justification().ifPresent(text -> put(FrontMatterKey.JUSTIFICATION, text));
        about.ticket().ifPresent(text -> put(FrontMatterKey.TICKET, text));
        about.author().ifPresent(text -> put(FrontMatterKey.AUTHOR, text));
        list(
                FrontMatterKey.DEPENDS,
                about.depends().stream().map(id -> id.value()).toList());
        phi(about.phi());
        flag(FrontMatterKey.BREAKING, about.breaking());
        migration.up().transactional().ifPresent(is -> put(FrontMatterKey.TRANSACTIONAL, is));
        flag(FrontMatterKey.AS_WRITTEN, about.asWritten());
        about.triggers().ifPresent(t -> put(FrontMatterKey.TRIGGERS, t.display()));
        if (about.contract() != Contract.NOW) {
            put(FrontMatterKey.CONTRACT, about.contract().display());
        }
        about.keep().ifPresent(time -> put(FrontMatterKey.KEEP, time.display()));
        list(FrontMatterKey.TAGS, about.tags());
    }

    private void phi(Phi phi) {
        if (phi.fields().isEmpty()) {
            flag(FrontMatterKey.PHI, phi.concerned());
        } else {
            put(FrontMatterKey.PHI, phi.fields());
        }
    }

    private void put(FrontMatterKey key, Object value) {
        if (!value.equals("")) {
            keys.put(key.display(), value);
        }
    }

    private void flag(FrontMatterKey key, boolean is) {
        if (is) {
            keys.put(key.display(), true);
        }
    }

    private void list(FrontMatterKey key, List<String> values) {
        if (!values.isEmpty()) {
            keys.put(key.display(), values);
        }
    }

    private void conditions(YamlKey key, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            keys.put(
                    key.display(),
                    conditions.stream().map(MigrationYaml::condition).toList());
        }
    }

    private static Map<String, Object> condition(Condition condition) {
        return Map.of(condition.name(), condition.query().text().strip());
    }

    private static List<Object> operations(Section section) {
        return Conversion.of(section.parse(ParseOptions.defaults())).stream()
                .map(OperationShape.any()::write)
                .toList();
    }
}
