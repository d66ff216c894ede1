// SPDX-License-Identifier: Apache-2.0
package io.suture.core.release;

import io.suture.core.catalog.Schema;
import io.suture.core.migration.Version;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a release finds its views. The schema's comment says what it is; one without it is not Suture's.
 *
 * @param base the schema of the tables
 */
public record ReleaseSchema(Version version, Identifier name, Identifier base) {
    private static final Pattern COMMENT = Pattern.compile("Release (\\S+) of schema (.+), shown by Suture\\.");

    /**
     * As it is called: the prefix and the version, {@code release_2_0_0}.
     *
     * @throws io.suture.core.problem.SutureException {@code NAME-TOO-LONG}
     */
    public static ReleaseSchema of(Version version, String prefix, Identifier base) {
        String words = version.text().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        return new ReleaseSchema(version, Identifier.of(prefix + words), base);
    }

    /** By its comment; empty for a schema of another kind. */
    public static Optional<ReleaseSchema> of(Schema schema) {
        return schema.comment()
                .map(COMMENT::matcher)
                .filter(Matcher::matches)
                .flatMap(m -> Version.find(m.group(1))
                        .map(v -> new ReleaseSchema(v, schema.name(), Identifier.of(m.group(2)))));
    }

    String comment() {
        return "Release " + version.text() + " of schema " + base.value() + ", shown by Suture.";
    }

    /** The view of a table. */
    TableName view(Identifier table) {
        return new TableName(name, table);
    }

    /** What a view shows. */
    TableName table(Identifier view) {
        return new TableName(base, view);
    }
}
