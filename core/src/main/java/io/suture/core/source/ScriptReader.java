// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.Optional;

/** The content of a migration whose file has front matter and sections as ours do, or none of either. */
record ScriptReader(Draft draft, boolean ours) {
    /** Of a file of the native layout. */
    Migration read() {
        return read(Optional.empty(), Optional.empty());
    }

    /**
     * @param downFile the down part, where it is a file of its own
     * @param transactional what the layout says besides the SQL
     */
    Migration read(Optional<SourceFile> downFile, Optional<Boolean> transactional) {
        ScriptText script = new ScriptText(draft.up().path(), draft.up().text());
        if (ours) {
            ForeignMark.refuse(script);
        }
        FrontMatter about = about(script, ours);
        Sections sections = SectionReader.read(script);
        Sections both = downFile.map(file -> withDown(sections, file)).orElse(sections);
        return draft.with(about, both.transactional(about.transactional().or(() -> transactional)));
    }

    static FrontMatter about(ScriptText script, boolean ours) {
        return FrontMatterText.find(script, ours).map(FrontMatterReader::read).orElse(FrontMatter.NONE);
    }

    private static Sections withDown(Sections sections, SourceFile file) {
        if (sections.down().isPresent()) {
            throw twoDowns(sections.down().get(), file);
        }
        Section down = Section.of(file.path(), file.text());
        return new Sections(sections.preconditions(), sections.up(), Optional.of(down), sections.verifications());
    }

    private static RuntimeException twoDowns(Section down, SourceFile file) {
        return Problem.user(
                        "SECTION-TWICE",
                        "there are two down parts: a section of \"" + down.file() + "\" and \"" + file.path() + "\"",
                        "nothing says which one undoes the migration",
                        "keep one of them")
                .at(new SourcePosition(down.file(), Math.max(1, down.firstLine() - 1), 1, Optional.empty()))
                .asException();
    }
}
