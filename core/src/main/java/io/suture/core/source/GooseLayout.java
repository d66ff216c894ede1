// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Goose's files: {@code 00001_add_column.sql} with lines {@code -- +goose Up} and {@code -- +goose Down}, and perhaps
 * {@code -- +goose NO TRANSACTION}. {@code StatementBegin} and {@code StatementEnd} are not needed here: SQL is parsed.
 *
 * <p>Id: the file name without {@code .sql}. Order: number.
 */
@AutoService(Layout.class)
public final class GooseLayout implements Layout {
    private static final Mark.Dialect MARKS = new Mark.Dialect() {
        @Override
        public String up() {
            return "-- +goose Up";
        }

        @Override
        public String word() {
            return "+goose";
        }

        @Override
        public boolean owns(String line) {
            return line.strip().startsWith("--")
                    && line.strip().substring(2).strip().startsWith("+goose");
        }

        @Override
        public Optional<Mark> read(String line) {
            String command = line.substring(line.indexOf("+goose") + 6).strip().replaceAll("\\s+", " ");
            return switch (command.toLowerCase(Locale.ROOT)) {
                case "up" -> Optional.of(Mark.begins(Mark.Begins.UP));
                case "down" -> Optional.of(Mark.begins(Mark.Begins.DOWN));
                case "no transaction" -> Optional.of(Mark.IDLE.transactional(false));
                case "statementbegin", "statementend", "envsub off" -> Optional.of(Mark.IDLE);
                default -> Optional.empty();
            };
        }
    };

    private final MarkedLayout files = new MarkedLayout(this, MARKS, NumberedName::byNumber);

    /** Whether a file has a mark of goose's. */
    static boolean marks(SourceFile file) {
        return MARKS.in(file);
    }

    @Override
    public String name() {
        return "goose";
    }

    @Override
    public String looksLike() {
        return "00001_add_column.sql with lines -- +goose Up and -- +goose Down";
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
