// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import io.suture.core.sql.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal's row and every record about a migration say of it; the row can be rebuilt from a record.
 *
 * @param attempt 1 or more; counts each time it is begun anew
 * @param kind what it does to what exists
 * @param layout name of the layout it was read by, for example {@code flyway}
 * @param checksums of what ran; empty where it was adopted and its file is not at hand
 * @param planFingerprint of the plan that is followed; empty where none was made
 * @param tables tables and views that it makes, changes or takes away
 * @param rollbackPoint where taking it back leads to, for example the migration before it (requirement C2)
 * @param notes why the plan differs from what was written, and whatever else should be known
 */
public record MigrationFacts(
        MigrationId id,
        int attempt,
        Direction direction,
        Optional<Version> release,
        String description,
        Kind kind,
        String layout,
        Optional<Checksums> checksums,
        boolean outOfOrder,
        Optional<String> planFingerprint,
        List<TableName> tables,
        Phi phi,
        Optional<String> justification,
        Optional<String> ticket,
        Optional<String> backupLocation,
        Optional<String> rollbackPoint,
        List<String> notes) {
    public MigrationFacts {
        tables = List.copyOf(tables);
        notes = List.copyOf(notes);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempts are counted from 1: " + attempt);
        }
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("migration", id.value());
        fields.put("attempt", attempt);
        fields.put("direction", direction.name().toLowerCase(Locale.ROOT));
        fields.put("release", release.map(Version::text).orElse(null));
        fields.put("description", description);
        fields.put("migration_kind", kind.display());
        fields.put("layout", layout);
        fields.put("checksums", checksums.map(Checksums::toText).orElse(null));
        fields.put("out_of_order", outOfOrder);
        fields.put("plan_fingerprint", planFingerprint.orElse(null));
        fields.put("tables_affected", tables.stream().map(TableName::display).toList());
        fields.put("phi_impact", phi.concerned());
        fields.put("phi_fields", phi.fields());
        fields.put("justification", justification.orElse(null));
        fields.put("ticket", ticket.orElse(null));
        fields.put("backup_location", backupLocation.orElse(null));
        fields.put("rollback_point", rollbackPoint.orElse(null));
        fields.put("notes", notes);
        return fields;
    }
}
