// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is known of the kind of data in tables and columns: from the configuration, and from comments in the database.
 *
 * @param phi protected health information, each {@code table}, {@code table.column}, {@code table.*} or {@code *.column}
 * @param personal personal data of the GDPR
 * @param retained what has to be kept for a time by law or policy
 */
public record Classification(List<String> phi, List<String> personal, List<String> retained) {
    public static final Classification NONE = new Classification(List.of(), List.of(), List.of());

    /** What something can be. */
    public enum Kind {
        PHI("\\b(phi|protected health|health record|hipaa)\\b"),
        PERSONAL("\\b(pii|personal data|gdpr)\\b"),
        RETAINED("\\b(retention|retain(ed)?|kept for)\\b");

        private final Pattern comment;

        Kind(String comment) {
            this.comment = Pattern.compile(comment, Pattern.CASE_INSENSITIVE);
        }
    }

    public Classification {
        phi = List.copyOf(phi);
        personal = List.copyOf(personal);
        retained = List.copyOf(retained);
    }

    /** Why the column is of this kind; empty where nothing says so. */
    public Optional<String> why(Kind kind, Relation table, Identifier column) {
        String name = table.name().display();
        Optional<String> byWhole = byComment(kind, name, table.comment());
        Optional<String> byColumn = byComment(
                kind, name + "." + column.value(), table.column(column).flatMap(Column::comment));
        return named(kind).stream()
                .filter(rule -> matches(rule, table.name(), column))
                .findFirst()
                .map(rule -> rule.contains(".") && !rule.equals(name) ? name + "." + column.value() : name)
                .map(what -> what + " is " + words(kind) + " by the configuration")
                .or(() -> byColumn)
                .or(() -> byWhole);
    }

    private static Optional<String> byComment(Kind kind, String what, Optional<String> comment) {
        return comment.filter(c -> kind.comment.matcher(c).find())
                .map(c -> what + " is " + words(kind) + " by its comment");
    }

    private List<String> named(Kind kind) {
        return switch (kind) {
            case PHI -> phi;
            case PERSONAL -> personal;
            case RETAINED -> retained;
        };
    }

    private static boolean matches(String rule, TableName table, Identifier column) {
        int dot = rule.lastIndexOf('.');
        boolean whole = rule.equals(table.display()) || rule.equals(table.name().value());
        if (whole || dot < 0) {
            return whole;
        }
        String of = rule.substring(0, dot);
        String part = rule.substring(dot + 1);
        boolean ofTable = of.equals("*")
                || of.equals(table.display())
                || of.equals(table.name().value());
        return ofTable && (part.equals("*") || part.equals(column.value()));
    }

    private static String words(Kind kind) {
        return kind == Kind.PHI
                ? "PHI"
                : kind == Kind.PERSONAL ? "personal data" : kind.name().toLowerCase(Locale.ROOT);
    }
}
