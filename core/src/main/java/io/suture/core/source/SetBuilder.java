// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Lazy;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Notice;
import io.suture.core.migration.Release;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** What every layout does with files: collect entries, refuse names that fit no rule, and say what is odd. */
final class SetBuilder {
    private static final Pattern OTHER_LANGUAGE =
            Pattern.compile("[BVUR]?[0-9].*\\.(cs|go|groovy|java|js|kt|mjs|php|pl|py|rb|rs|sh|ts)");

    private final Layout layout;
    private final List<MigrationEntry> entries = new ArrayList<>();
    private final List<MigrationEntry> baselines = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<MigrationId, SourceFile> ids = new HashMap<>();
    private final Map<String, SourceFile> numbers = new HashMap<>();
    private final Lazy<List<Release>> releases;

    /** @param files everything below the folder; migrations in another language are refused */
    SetBuilder(Layout layout, List<SourceFile> files) {
        this.layout = layout;
        this.releases = new Lazy<>(() -> Releases.in(files));
        files.stream()
                .filter(file ->
                        !file.isSql() && OTHER_LANGUAGE.matcher(file.name()).matches())
                .map(SetBuilder::otherLanguage)
                .forEach(problems::add);
    }

    /**
     * Adds a migration; {@code MIGRATION-DUPLICATE} where there is one of its id.
     *
     * @param files all it consists of
     */
    void add(Draft draft, List<SourceFile> files, Supplier<Migration> reader) {
        add(draft, files, reader, entries);
    }

    /** The same of a script that stands for the migrations up to its place. */
    void addBaseline(Draft draft, List<SourceFile> files, Supplier<Migration> reader) {
        add(draft, files, reader, baselines);
    }

    private void add(Draft draft, List<SourceFile> files, Supplier<Migration> reader, List<MigrationEntry> to) {
        Optional<SourceFile> other = Optional.ofNullable(ids.putIfAbsent(draft.id(), draft.up()));
        other.ifPresentOrElse(
                first -> problems.add(duplicate("\"" + draft.id() + "\"", first, draft.up())),
                () -> to.add(draft.entry(files, reader)));
    }

    /** Notes where two migrations carry one number: their names decide, as in the tool the layout comes from. */
    void noteNumber(String number, SourceFile file) {
        Optional.ofNullable(numbers.putIfAbsent(number, file))
                .ifPresent(first -> notice(
                        "MIGRATION-SAME-NUMBER",
                        file,
                        "has the number of \"" + first.path() + "\"; they run in the order of their names"));
    }

    /** {@code LAYOUT-FILE}: an {@code .sql} file that could be a migration and is none of this layout's. */
    void refuse(SourceFile file, String fix) {
        problem(Problem.user(
                        "LAYOUT-FILE",
                        "\"" + file.path() + "\" fits no rule of the layout " + layout.name(),
                        "an .sql file is a migration or a mistake; this layout has " + layout.looksLike(),
                        fix)
                .at(start(file)));
    }

    void noUp(SourceFile down) {
        notice("DOWN-WITHOUT-UP", down, "takes back a migration that is not there; it is never run");
    }

    void notice(String code, SourceFile file, String what) {
        notices.add(new Notice(code, file.path(), "\"" + file.path() + "\" " + what));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    MigrationSet build() {
        return new MigrationSet(layout.name(), entries, baselines, releases, notices, problems);
    }

    static Problem duplicate(String what, SourceFile first, SourceFile second) {
        return Problem.user(
                        "MIGRATION-DUPLICATE",
                        "two files are migration " + what + ": \"" + first.path() + "\" and \"" + second.path() + "\"",
                        "a migration is known by its id, in the journal and on the command line",
                        "rename one of them")
                .at(start(second));
    }

    private static Problem otherLanguage(SourceFile file) {
        return Problem.user(
                        "LAYOUT-NOT-SQL",
                        "\"" + file.path() + "\" is a migration in another language than SQL",
                        "leaving it out would leave the database short of it",
                        "write it in SQL, or move it out of the folder if it was replaced")
                .at(start(file));
    }

    private static SourcePosition start(SourceFile file) {
        return new SourcePosition(file.path(), 1, 1, Optional.empty());
    }
}
