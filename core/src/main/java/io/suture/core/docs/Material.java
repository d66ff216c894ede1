// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.assess.Assessment;
import io.suture.core.assess.Classification;
import io.suture.core.assess.Compliance;
import io.suture.core.assess.Judgement;
import io.suture.core.assess.Part;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Release;
import io.suture.core.operation.PlanOptions;
import io.suture.core.plan.PlannedMigration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the pages are made from.
 *
 * @param migrations of the folder, in the order in which they run
 * @param releases what was said about them, oldest first
 * @param checksums of the migrations as they are in the folder
 * @param database empty where there is none: then the pages say what the folder alone does
 */
public record Material(
        List<Migration> migrations,
        List<Release> releases,
        Map<MigrationId, Checksums> checksums,
        Optional<Live> database) {
    private static final Server NEWEST = new Server(180000);

    public Material {
        migrations = List.copyOf(migrations);
        releases = List.copyOf(releases);
        checksums = Map.copyOf(checksums);
    }

    /**
     * What a database adds.
     *
     * @param catalog as it is
     * @param assessment of everything that is pending
     * @param classification of its columns
     * @param ledger oldest first; none where Suture was never used
     * @param ran the plans that were followed, of migrations that have run
     */
    public record Live(
            Catalog catalog,
            Assessment assessment,
            Classification classification,
            List<LedgerEntry> ledger,
            Map<MigrationId, PlannedMigration> ran) {
        public Live {
            ledger = List.copyOf(ledger);
            ran = Map.copyOf(ran);
        }
    }

    /** What a folder alone says. Throws every problem of a file. */
    public static Material of(MigrationSet set) {
        return new Material(
                set.entries().stream().map(MigrationEntry::migration).toList(),
                set.releases(),
                set.entries().stream().collect(Collectors.toMap(MigrationEntry::id, MigrationEntry::checksums)),
                Optional.empty());
    }

    public Material with(Live live) {
        return new Material(migrations, releases, checksums, Optional.of(live));
    }

    /** Every page, the index first. */
    public List<Page> pages() {
        return Pages.of(this);
    }

    /** What has to be done around this migration; empty where the folder has none of this name. */
    public Optional<Checklist> checklist(MigrationId id) {
        return chapters().stream()
                .filter(chapter -> chapter.migration().id().equals(id))
                .findFirst()
                .map(Checklist::of);
    }

    /** A chapter a migration. */
    List<Chapter> chapters() {
        Map<MigrationId, Part> pending = database.stream()
                .flatMap(live -> live.assessment().parts().stream())
                .collect(Collectors.toMap(part -> part.migration().id(), Function.identity()));
        List<Happening> happened = happened();
        return Judgement.of(migrations, Catalog.empty(NEWEST), PlanOptions.defaults()).stream()
                .map(judged -> chapter(
                        judged,
                        Optional.ofNullable(pending.get(judged.migration().id())),
                        happened))
                .toList();
    }

    private Chapter chapter(Judgement fromFolder, Optional<Part> part, List<Happening> happened) {
        MigrationId id = fromFolder.migration().id();
        Judgement judged = part.map(Part::judgement).orElse(fromFolder);
        return new Chapter(
                judged,
                part,
                Optional.ofNullable(checksums.get(id)),
                database.flatMap(live -> Optional.ofNullable(live.ran().get(id))),
                compliance(judged),
                database.flatMap(live -> live.assessment().standing(id)),
                happened.stream().filter(h -> h.concerns(id.value())).toList(),
                database.isPresent());
    }

    private Compliance compliance(Judgement judged) {
        Catalog catalog = database.map(Live::catalog).orElse(Catalog.empty(NEWEST));
        return Compliance.of(
                List.of(judged), catalog, database.map(Live::classification).orElse(Classification.NONE));
    }

    List<Happening> happened() {
        return database.stream()
                .flatMap(live -> live.ledger().stream())
                .map(Happening::of)
                .toList();
    }
}
