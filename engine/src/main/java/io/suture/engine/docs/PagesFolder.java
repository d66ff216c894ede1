// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.docs;

import io.suture.core.docs.Page;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where pages are written to. */
public record PagesFolder(Path root) {

    /** The pages' files, in the order of the pages. */
    public List<Path> paths(List<Page> pages) {
        return pages.stream().map(this::path).toList();
    }

    /**
     * Writes them, in place of what an earlier call has written. One of a migration that is no longer there stays.
     *
     * @return what is there now, in the order of the pages
     * @throws SutureException {@code DOCS-NOT-OURS}, one for each file that is no page of ours: then nothing is written; {@code
     *     DOCS-WRITE}
     */
    public List<Path> write(List<Page> pages) {
        Problems problems = new Problems();
        pages.stream().map(this::path).filter(file -> !isOurs(file)).forEach(file -> problems.add(foreign(file)));
        problems.throwIfAny();
        pages.forEach(this::write);
        return paths(pages);
    }

    private Path path(Page page) {
        return root.resolve(page.path());
    }

    private void write(Page page) {
        Path file = path(page);
        if (present(file).filter(page.text()::equals).isPresent()) {
            return;
        }
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, page.text());
        } catch (IOException e) {
            throw new SutureException(failed(file, e), e);
        }
    }

    private static boolean isOurs(Path file) {
        return present(file).map(text -> text.startsWith(Page.MARK)).orElse(true);
    }

    private static Optional<String> present(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new SutureException(failed(file, e), e);
        }
    }

    private static Problem foreign(Path file) {
        return Problem.user(
                "DOCS-NOT-OURS",
                file + " was not made by `suture docs`",
                "its first line is not the one that every page begins with, so somebody wrote it by hand",
                "move it, or choose another folder with --out");
    }

    private static Problem failed(Path file, IOException e) {
        return Problem.environment(
                "DOCS-WRITE",
                file + " cannot be read or written",
                e.getClass().getSimpleName(),
                "see that it is a text file, that this user may write there, and that the disk is not full");
    }
}
