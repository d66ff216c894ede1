// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Condition;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlMap;
import io.suture.core.yaml.YamlText;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The content of a migration in YAML: what front matter says, and operations in place of SQL, or rows that are moved. */
final class YamlReader {
    private final Draft draft;
    private final String file;
    private final Problems problems = new Problems();
    private final YamlMap map;
    private final boolean data;

    private YamlReader(Draft draft) {
        this.draft = draft;
        this.file = draft.up().path();
        this.map = YamlMap.parse(YamlText.of(file, draft.up().text()));
        this.data = draft.up().endsWith(NativeLayout.DATA);
    }

    /** Refuses with {@code YAML-…}, {@code OPERATION-…}, {@code SECTION-…}, {@code SQL-…}: everything at once. */
    static Migration read(Draft draft) {
        return new YamlReader(draft).read();
    }

    private Migration read() {
        FrontMatter about = data
                ? FrontMatterReader.read(new YamlFields(map, DataKey.all(), "a data migration", problems))
                : FrontMatterReader.read(new YamlFields(map, YamlKey.all(), "a migration", problems));
        Section up = data
                ? DataSql.of(file, map, draft.id(), problems)
                : operations(YamlKey.OPERATIONS).orElseGet(this::withoutOperations);
        Sections sections = new Sections(conditions(YamlKey.PRECONDITION), up, down(), conditions(YamlKey.VERIFY));
        problems.throwIfAny();
        return draft.with(about, sections.transactional(about.transactional()));
    }

    private Optional<Section> operations(YamlKey key) {
        return find(key).map(value -> OperationsSql.of(file, value, key.display(), problems));
    }

    private Optional<Section> down() {
        Optional<Section> undo = data ? Optional.empty() : operations(YamlKey.UNDO);
        Optional<YamlValue> sql = data ? find(YamlKey.UNDO) : find(YamlKey.DOWN);
        if (undo.isPresent() && sql.isPresent()) {
            problems.add(twoDowns(sql.get().at()));
        }
        return undo.isPresent()
                ? undo
                : sql.flatMap(value -> text(YamlKey.DOWN, value)).map(this::section);
    }

    private Section section(YamlValue.Text sql) {
        return Section.of(file, sql.text()).at(sql.firstLine());
    }

    private List<Condition> conditions(YamlKey key) {
        return find(key).stream()
                .flatMap(v -> v instanceof YamlValue.Items items ? items.items().stream() : Stream.of(v))
                .flatMap(value -> condition(key, value))
                .toList();
    }

    /** A sentence that is known, or sentences with their queries. */
    private Stream<Condition> condition(YamlKey key, YamlValue value) {
        if (value instanceof YamlValue.Nested nested) {
            return nested.map().values().entrySet().stream()
                    .flatMap(
                            e -> text(key, e.getValue())
                                    .flatMap(sql -> read(
                                            e.getKey().name(),
                                            section(sql),
                                            e.getKey().at()))
                                    .stream());
        }
        return text(key, value)
                .flatMap(sentence -> read(sentence.text(), Section.of(file, ""), sentence.at()))
                .stream();
    }

    private Optional<Condition> read(String sentence, Section query, SourcePosition at) {
        return problems.collect(() -> Conditions.read(sentence, query, at));
    }

    private Optional<YamlValue> find(YamlKey key) {
        return map.find(key.display());
    }

    private Optional<YamlValue.Text> text(YamlKey key, YamlValue value) {
        if (value instanceof YamlValue.Text text) {
            return Optional.of(text);
        }
        problems.add(Problem.user(
                        "YAML-VALUE",
                        "`" + key.display() + "` holds " + value.words() + " where a text is expected",
                        key.meaning(),
                        "write a text; put it below a `|` where it has more lines than one")
                .at(value.at()));
        return Optional.empty();
    }

    private Section withoutOperations() {
        problems.add(Problem.user(
                        "YAML-MISSING",
                        "`operations` is missing",
                        "nothing says what the migration does",
                        "write `operations:` and a list, for example `- add_column:`; an empty list does nothing")
                .at(new SourcePosition(file, 1, 1, Optional.empty())));
        return Section.of(file, "");
    }

    private Problem twoDowns(SourcePosition at) {
        return Problem.user(
                        "SECTION-TWICE",
                        "\"" + file + "\" has both `undo` and `down`",
                        "nothing says which one takes the migration back",
                        "keep one of them")
                .at(at);
    }
}
