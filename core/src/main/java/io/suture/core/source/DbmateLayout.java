// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dbmate's files: {@code 20260801120000_add_column.sql} with lines {@code -- migrate:up} and {@code -- migrate:down}, each
 * perhaps with {@code transaction:false}.
 *
 * <p>Id: the file name without {@code .sql}. Order: the name as text.
 */
@AutoService(Layout.class)
public final class DbmateLayout implements Layout {
    private static final Pattern OWNED = Pattern.compile("--\\s*migrate:.*");
    private static final Pattern FORM = Pattern.compile("--\\s*migrate:(up|down)(?:\\s+transaction:(true|false))?\\s*");
    private static final Mark.Dialect MARKS = new Mark.Dialect() {
        @Override
        public String up() {
            return "-- migrate:up";
        }

        @Override
        public String word() {
            return "migrate:";
        }

        @Override
        public boolean owns(String line) {
            return OWNED.matcher(line).matches();
        }

        @Override
        public Optional<Mark> read(String line) {
            Matcher m = FORM.matcher(line);
            if (!m.matches()) {
                return Optional.empty();
            }
            Mark mark = Mark.begins(m.group(1).equals("up") ? Mark.Begins.UP : Mark.Begins.DOWN);
            return Optional.of("false".equals(m.group(2)) ? mark.transactional(false) : mark);
        }
    };

    private final MarkedLayout files = new MarkedLayout(this, MARKS, NumberedName::byName);

    /** Whether a file has a mark of dbmate's. */
    static boolean marks(SourceFile file) {
        return MARKS.in(file);
    }

    @Override
    public String name() {
        return "dbmate";
    }

    @Override
    public String looksLike() {
        return "20260801120000_add_column.sql with lines -- migrate:up and -- migrate:down";
    }

    @Override
    public boolean detects(List<SourceFile> all) {
        return files.detects(all);
    }

    @Override
    public MigrationSet read(List<SourceFile> all) {
        return files.read(all);
    }
}
