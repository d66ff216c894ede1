// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Part;
import io.suture.core.migration.Section;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts a script at its lines {@code -- suture:…}. SQL before the first of them is the up part; a script without any is all up. */
final class SectionReader {
    private final ScriptText script;
    private final Problems problems = new Problems();
    private final List<Condition> preconditions = new ArrayList<>();
    private final List<Section> ups = new ArrayList<>();
    private final List<Section> downs = new ArrayList<>();
    private final List<Condition> verifications = new ArrayList<>();

    private SectionReader(ScriptText script) {
        this.script = script;
    }

    /** Refuses with {@code SECTION-…}, everything at once. */
    static Sections read(ScriptText script) {
        return new SectionReader(script).read();
    }

    private Sections read() {
        List<SectionMark> marks = script.text().contains(SectionMark.PREFIX) ? marks() : List.of();
        if (marks.isEmpty()) {
            problems.throwIfAny();
            return Sections.of(Section.of(script.file(), script.text()), Optional.empty());
        }
        leading(marks.getFirst());
        for (int i = 0; i < marks.size(); i++) {
            int end = i + 1 < marks.size()
                    ? script.start(script.lineOf(marks.get(i + 1).token()))
                    : script.text().length();
            add(marks.get(i), section(marks.get(i), end));
        }
        requireUp();
        problems.throwIfAny();
        return new Sections(
                preconditions, ups.getFirst(), Sections.written(downs.stream().findFirst()), verifications);
    }

    private List<SectionMark> marks() {
        List<SectionMark> marks = script.tokens().stream()
                .flatMap(t -> SectionMark.of(t).stream())
                .toList();
        marks.stream()
                .filter(m -> !script.beginsLine(m.token()))
                .map(this::misplaced)
                .forEach(problems::add);
        marks.stream().filter(m -> m.part().isEmpty()).map(this::unknown).forEach(problems::add);
        return marks.stream()
                .filter(m -> script.beginsLine(m.token()) && m.part().isPresent())
                .toList();
    }

    private void leading(SectionMark first) {
        String before = script.text().substring(0, script.start(script.lineOf(first.token())));
        if (Conditions.hasSql(before)) {
            ups.add(Section.of(script.file(), before));
        }
    }

    private Section section(SectionMark mark, int end) {
        int line = script.lineOf(mark.token()) + 1;
        return new Section(script.file(), line, script.text().substring(script.start(line), end), Optional.empty());
    }

    private void add(SectionMark mark, Section section) {
        switch (mark.part().orElseThrow()) {
            case UP -> once(ups, mark, section);
            case DOWN -> once(downs, mark, section);
            case PRECONDITION -> condition(mark, section).ifPresent(preconditions::add);
            case VERIFY -> condition(mark, section).ifPresent(verifications::add);
            case FRONT_MATTER -> throw new IllegalStateException("front matter has no mark");
        }
    }

    private Optional<Condition> condition(SectionMark mark, Section section) {
        return problems.collect(() -> Conditions.read(mark.rest(), section, script.at(mark.token())));
    }

    private void once(List<Section> sections, SectionMark mark, Section section) {
        if (!sections.isEmpty()) {
            problems.add(twice(mark));
        }
        sections.add(section);
    }

    private void requireUp() {
        if (ups.isEmpty()) {
            problems.add(Problem.user(
                    "SECTION-UP",
                    "\"" + script.file() + "\" has sections, but no SQL before them and no `-- suture:up`",
                    "nothing says what the migration does",
                    "write `-- suture:up` on the line before it"));
        }
    }

    private Problem twice(SectionMark mark) {
        return Problem.user(
                        "SECTION-TWICE",
                        "\"" + script.file() + "\" has two sections `" + mark.name() + "`",
                        "SQL before the first mark is the up part, too",
                        "join them, or split the migration in two files")
                .at(script.at(mark.token()));
    }

    private Problem misplaced(SectionMark mark) {
        return Problem.user(
                        "SECTION-PLACE",
                        "the mark `suture:" + mark.name() + "` does not begin its line",
                        "sections are made of whole lines",
                        "put it on a line of its own")
                .at(script.at(mark.token()));
    }

    private Problem unknown(SectionMark mark) {
        List<String> known = Part.SECTIONS.stream().map(Part::display).toList();
        return Problem.user(
                        "SECTION-NAME",
                        "there is no section `" + mark.name() + "`",
                        "known are: " + String.join(", ", known),
                        Nearest.to(mark.name(), known)
                                .map(n -> "did you mean `-- suture:" + n + "`?")
                                .orElse("use one of them, or take the line out"))
                .at(script.at(mark.token()));
    }
}
