// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.Claimed;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.Origin;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.Verification;
import io.suture.core.migration.Checksum;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Part;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import io.suture.core.sql.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Values that a runner would have at hand. */
public final class Samples {
    public static final Instant CLOCK = Instant.parse("2026-11-21T08:15:30.123456Z");
    public static final String RUN = "6c1f0a52-0d9c-4b1e-9a55-7c1a4a0f2a11";

    private Samples() {}

    public static Origin origin() {
        return new Origin(
                RUN,
                "testing",
                "clinic",
                Optional.empty(),
                "0.1.0",
                Optional.of("15.19"),
                new Claimed("ada", "build-7", 4711, Optional.of("Ada L.")));
    }

    public static Birth birth() {
        return new Birth(origin(), Protection.TESTING, CLOCK);
    }

    public static MigrationFacts facts(String id) {
        return facts(id, 1, Direction.UP);
    }

    public static MigrationFacts facts(String id, int attempt, Direction direction) {
        return new MigrationFacts(
                MigrationId.of(id),
                attempt,
                direction,
                Optional.of(Version.of("2.0.0")),
                "Ada's \\ notes",
                Kind.ADDITIVE,
                "native",
                Optional.of(checksums(id)),
                false,
                Optional.of("f00d"),
                List.of(TableName.inPublic("patients")),
                Phi.NONE,
                Optional.of("asked for in the audit"),
                Optional.of("OPS-12"),
                Optional.empty(),
                Optional.of("0001"),
                List.of());
    }

    public static Checksums checksums(String text) {
        return new Checksums(Checksum.ofText(text), new TreeMap<>(Map.of(Part.UP, Checksum.ofText(text))));
    }

    public static LedgerRecord done(String id) {
        return record(new ChangeEvent.Done(
                facts(id),
                MigrationState.COMPLETED,
                List.of(),
                Optional.empty(),
                OptionalLong.empty(),
                Verification.NOT_RUN,
                Optional.empty(),
                Optional.empty(),
                List.of()));
    }

    public static LedgerRecord record(io.suture.core.ledger.LedgerEvent event) {
        return new LedgerRecord(origin(), CLOCK, event);
    }
}
