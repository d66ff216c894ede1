// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SourcePosition;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The content of a file in which lines of comment divide up from down, read line by line as those tools do. */
final class MarkedReader {
    private final Draft draft;
    private final Mark.Dialect dialect;
    private final String file;
    private final ScriptText script;
    private final Problems problems = new Problems();
    private final Map<Mark.Begins, Section> sections = new EnumMap<>(Mark.Begins.class);
    private Optional<Boolean> wholeFile = Optional.empty();
    private Optional<Mark> open = Optional.empty();
    private int openLine = 1;

    MarkedReader(Draft draft, Mark.Dialect dialect) {
        this.draft = draft;
        this.dialect = dialect;
        this.file = draft.up().path();
        this.script = new ScriptText(file, draft.up().text());
    }

    /** Refuses with {@code MARK-…}, everything at once. */
    Migration read() {
        IntStream.rangeClosed(1, script.lines()).forEach(this::line);
        close(script.lines() + 1);
        Section up = Optional.ofNullable(sections.get(Mark.Begins.UP)).orElseGet(this::withoutUp);
        problems.throwIfAny();
        FrontMatter about = ScriptReader.about(script, false);
        Sections both = Sections.of(up, Sections.written(Optional.ofNullable(sections.get(Mark.Begins.DOWN))));
        return draft.with(about, both.transactional(about.transactional().or(() -> wholeFile)));
    }

    private void line(int number) {
        String line = script.line(number).stripTrailing();
        if (!dialect.owns(line)) {
            return;
        }
        Optional<Mark> mark = dialect.read(line);
        if (mark.isEmpty()) {
            problems.add(unknown(line, number));
        } else if (mark.get().begins().isPresent()) {
            close(number);
            open = mark;
            openLine = number + 1;
        } else {
            wholeFile = mark.get().transactional().or(() -> wholeFile);
        }
    }

    /** What was open ends before this line. */
    private void close(int line) {
        String content = script.text().substring(script.start(openLine), script.start(line));
        if (open.isPresent()) {
            Section section = new Section(file, openLine, content, open.get().transactional());
            if (sections.putIfAbsent(open.get().begins().orElseThrow(), section) != null) {
                problems.add(twice());
            }
        } else if (line <= script.lines() && Conditions.hasSql(content)) {
            problems.add(before());
        }
    }

    private Section withoutUp() {
        problems.add(Problem.user(
                        "MARK-UP",
                        "\"" + file + "\" has no line `" + dialect.up() + "`",
                        "nothing says what the migration does",
                        "write it on the line before the migration's SQL, or choose another --layout")
                .at(at(1)));
        return Section.of(file, "");
    }

    private Problem twice() {
        return Problem.user(
                        "MARK-TWICE",
                        "\"" + file + "\" has two parts of one direction",
                        "only one can be the migration",
                        "join them")
                .at(at(openLine - 1));
    }

    private Problem before() {
        return Problem.user(
                        "MARK-BEFORE",
                        "\"" + file + "\" has SQL before its first mark",
                        "it belongs to no direction, so it would never run",
                        "move it below `" + dialect.up() + "`")
                .at(at(1));
    }

    private Problem unknown(String line, int number) {
        return Problem.user(
                        "MARK-UNKNOWN",
                        "`" + line.strip() + "` is not a mark that is understood",
                        "a mark nobody heeds would be a promise nobody keeps",
                        "correct it, or take it out")
                .at(at(number));
    }

    private SourcePosition at(int line) {
        return new SourcePosition(file, Math.max(1, line), 1, Optional.empty());
    }
}
