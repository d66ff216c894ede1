// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationSet;
import java.util.List;
import java.util.Optional;

/**
 * Diesel's folders: {@code 2026-07-30-140000-0000_add_index/up.sql}, {@code down.sql}, and {@code metadata.toml} with
 * {@code run_in_transaction = false}.
 *
 * <p>Id: the folder's name. Order: the version without dashes as text, as Diesel compares it.
 */
@AutoService(Layout.class)
public final class DieselLayout implements Layout {
    private final FolderLayout folders = new FolderLayout(
            this,
            "up.sql",
            "down.sql",
            Optional.of(new FolderLayout.Settings("metadata.toml", "run_in_transaction")),
            NumberedName::byDigits);

    @Override
    public String name() {
        return "diesel";
    }

    @Override
    public String looksLike() {
        return "2026-07-30-140000_add_column/up.sql and down.sql";
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
