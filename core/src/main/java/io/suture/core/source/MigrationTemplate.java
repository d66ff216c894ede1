// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * A new file of the native layout, ready to be filled in.
 *
 * @param at when it is made; its number is this to the second in UTC, so that two branches do not take the same one
 */
public record MigrationTemplate(MigrationName name, Instant at, Optional<Version> release) {
    private static final DateTimeFormatter NUMBER =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Below the migrations folder, with {@code /}; in its release's folder if it has one. */
    public String path() {
        return path("sql");
    }

    /** @param form the end of the file's name: {@code sql}, {@code yaml} or {@code data.yaml} */
    public String path(String form) {
        String folder = release.map(version -> version + "/").orElse("");
        return folder + NUMBER.format(at) + "_" + name.snake() + "." + form;
    }

    /** What the file says. It is read without a problem as it stands, and does nothing. */
    public String text() {
        return """
                /* ---
                description: %s
                justification:
                ticket:
                phi: false
                --- */

                -- What must be true before, if anything: a sentence, and below it a query of one boolean.
                -- For some sentences no query is needed:
                -- -- suture:precondition table NAME must not exist

                -- suture:up


                -- Taking it back, where the plan's own way is not the right one:
                -- -- suture:down

                -- What must be true afterwards, as often as needed:
                -- -- suture:verify every NAME has a NAME
                -- SELECT count(*) = 0 FROM table_name WHERE column_name IS NULL;
                """.formatted(name.sentence());
    }
}
