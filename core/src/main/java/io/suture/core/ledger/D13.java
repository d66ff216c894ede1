// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.List;
import java.util.stream.Stream;

/** The field names of an audit record, by requirement. Other programs rely on them. */
final class D13 {
    /** Testified by the server when it appends. */
    static final List<String> SAID_BY_THE_SERVER = List.of("timestamp", "executor");

    static final List<String> SAID_BY_THE_ORIGIN = List.of("environment", "database", "status");

    static final List<String> SAID_BY_THE_EVENT = List.of(
            "migration",
            "tables_affected",
            "phi_impact",
            "justification",
            "backup_location",
            "duration_seconds",
            "verification_status",
            "rollback_tested");

    static final List<String> SAID_BY_THE_RECORD = Stream.concat(
                    SAID_BY_THE_ORIGIN.stream(), SAID_BY_THE_EVENT.stream())
            .toList();

    static final List<String> ALL = Stream.concat(SAID_BY_THE_SERVER.stream(), SAID_BY_THE_RECORD.stream())
            .toList();

    private D13() {}
}
