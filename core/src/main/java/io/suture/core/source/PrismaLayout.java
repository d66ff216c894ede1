// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationSet;
import java.util.List;
import java.util.Optional;

/**
 * Prisma's folders: {@code 20260801120000_add_column/migration.sql}, perhaps with {@code down.sql}.
 *
 * <p>Id: the folder's name. Order: that name as text, as Prisma compares it.
 */
@AutoService(Layout.class)
public final class PrismaLayout implements Layout {
    private final FolderLayout folders =
            new FolderLayout(this, "migration.sql", "down.sql", Optional.empty(), NumberedName::byName);

    @Override
    public String name() {
        return "prisma";
    }

    @Override
    public String looksLike() {
        return "20260801120000_add_column/migration.sql";
    }

    @Override
    public boolean detects(List<SourceFile> files) {
        return folders.detects(files);
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        return folders.read(files);
    }
}
