// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.MigrationSet;
import java.util.List;

/**
 * A way to lay out migrations in a folder. An implementation registers itself with {@code @AutoService(Layout.class)} and is
 * chosen by what the folder holds, or by {@code --layout}.
 */
public interface Layout {
    /** As on the command line: lower case, one word. */
    String name();

    /** What its files look like, for people: an example or two. */
    String looksLike();

    /**
     * Whether the folder holds files of this layout. Cheap where names decide.
     *
     * @param files everything below the folder, sorted by path
     */
    boolean detects(List<SourceFile> files);

    /**
     * The migrations in the files. What is wrong with names is in the set; what is wrong with content is found when the content
     * is read.
     *
     * @param files everything below the folder, sorted by path
     */
    MigrationSet read(List<SourceFile> files);
}
