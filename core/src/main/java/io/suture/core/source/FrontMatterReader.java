// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import static io.suture.core.source.FrontMatterKey.AS_WRITTEN;
import static io.suture.core.source.FrontMatterKey.AUTHOR;
import static io.suture.core.source.FrontMatterKey.BREAKING;
import static io.suture.core.source.FrontMatterKey.CONTRACT;
import static io.suture.core.source.FrontMatterKey.DEPENDS;
import static io.suture.core.source.FrontMatterKey.DEPRECATES;
import static io.suture.core.source.FrontMatterKey.DESCRIPTION;
import static io.suture.core.source.FrontMatterKey.EXPOSE;
import static io.suture.core.source.FrontMatterKey.JUSTIFICATION;
import static io.suture.core.source.FrontMatterKey.KEEP;
import static io.suture.core.source.FrontMatterKey.NEEDS_NEW;
import static io.suture.core.source.FrontMatterKey.NEEDS_OLD;
import static io.suture.core.source.FrontMatterKey.PHI;
import static io.suture.core.source.FrontMatterKey.RELEASE;
import static io.suture.core.source.FrontMatterKey.TAGS;
import static io.suture.core.source.FrontMatterKey.TICKET;
import static io.suture.core.source.FrontMatterKey.TRANSACTIONAL;
import static io.suture.core.source.FrontMatterKey.TRIGGERS;

import io.suture.core.migration.ApplicationNeed;
import io.suture.core.migration.Contract;
import io.suture.core.migration.Expose;
import io.suture.core.migration.FillTriggers;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Retention;
import io.suture.core.problem.Problems;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlText;
import java.util.List;

/** Front matter from YAML: every wrong key and every wrong value in one list, each with its place. */
final class FrontMatterReader {
    private FrontMatterReader() {}

    /** Refuses with {@code YAML-SYNTAX}, {@code YAML-KEY}, {@code YAML-VALUE}. */
    static FrontMatter read(YamlText yaml) {
        Problems problems = new Problems();
        FrontMatter read = read(new YamlFields(YamlMap.parse(yaml), FrontMatterKey.names(), "front matter", problems));
        problems.throwIfAny();
        return read;
    }

    /** What the fields say; what is wrong is noted by them. */
    static FrontMatter read(YamlFields fields) {
        return new FrontMatter(
                fields.text(DESCRIPTION.display()),
                fields.version(RELEASE.display()),
                fields.text(JUSTIFICATION.display()),
                fields.text(TICKET.display()),
                fields.text(AUTHOR.display()),
                fields.texts(DEPENDS.display()).stream().map(MigrationId::of).toList(),
                phi(fields),
                fields.flag(BREAKING.display()).orElse(false),
                fields.flag(TRANSACTIONAL.display()),
                fields.flag(AS_WRITTEN.display()).orElse(false),
                fields.oneOf(CONTRACT.display(), List.of(Contract.values()), Contract::display)
                        .orElse(Contract.NOW),
                fields.parsed(KEEP.display(), Retention::find, Retention.WORDS),
                fields.oneOf(EXPOSE.display(), List.of(Expose.values()), Expose::display)
                        .orElse(Expose.TABLES),
                needs(NEEDS_OLD, fields),
                needs(NEEDS_NEW, fields),
                fields.texts(DEPRECATES.display()),
                fields.oneOf(TRIGGERS.display(), List.of(FillTriggers.values()), FillTriggers::display),
                fields.texts(TAGS.display()));
    }

    private static List<ApplicationNeed> needs(FrontMatterKey key, YamlFields fields) {
        return fields.each(key.display(), ApplicationNeed::find, "a range of versions such as ward-app <2.0");
    }

    private static Phi phi(YamlFields fields) {
        if (fields.isFlag(PHI.display())) {
            return fields.flag(PHI.display())
                    .filter(is -> is)
                    .map(is -> new Phi(true, List.of()))
                    .orElse(Phi.NONE);
        }
        List<String> named = fields.texts(PHI.display());
        return named.isEmpty() ? Phi.NONE : new Phi(true, named);
    }
}
