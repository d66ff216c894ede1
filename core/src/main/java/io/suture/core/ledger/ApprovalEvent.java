// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Role;
import io.suture.core.approval.Seen;
import io.suture.core.approval.Stage;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Seal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people said of a change before it, and what was done without them. */
public sealed interface ApprovalEvent extends LedgerEvent {

    /**
     * Somebody approved or rejected something. That the login holds the role is looked at when it votes, and again when it counts.
     *
     * @param seal the content it was about
     * @param reason in their words
     * @param seen what could be seen then
     */
    record Voted(MigrationFacts facts, Deed deed, Role role, boolean approves, Seal seal, String reason, Seen seen)
            implements ApprovalEvent {
        @Override
        public String kind() {
            return approves ? "approval-given" : "approval-rejected";
        }

        @Override
        public String status() {
            return approves ? "approved" : "rejected";
        }

        @Override
        public Optional<MigrationFacts> about() {
            return Optional.of(facts);
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("deed", deed.display());
            details.put("role", role.display());
            details.put("plan_fingerprint", seal.fingerprint());
            details.put("plan_content", seal.content());
            details.put("reason", reason);
            details.put("seen", seen.snapshot());
            return details;
        }
    }

    /**
     * What is missing was done without: somebody said that it is an emergency. To be reviewed.
     *
     * @param migrations it is about, 1 or more
     * @param missing the codes of what would have refused it
     * @param reason in the executor's words
     * @param second who agreed, as the executor says; a claim
     */
    record Overridden(String command, List<MigrationId> migrations, List<String> missing, String reason, String second)
            implements ApprovalEvent {
        public Overridden {
            migrations = List.copyOf(migrations);
            missing = List.copyOf(missing);
        }

        @Override
        public String kind() {
            return "emergency-override";
        }

        @Override
        public String status() {
            return "to_be_reviewed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("command", command);
            details.put(
                    "migrations", migrations.stream().map(MigrationId::value).toList());
            details.put("missing", missing);
            details.put("justification", reason);
            details.put("second_claimed", second);
            return details;
        }
    }

    /**
     * The stage before has what is to run here.
     *
     * @param migrations it is about, 1 or more
     * @param stage as it was read
     */
    record Promoted(List<MigrationId> migrations, Stage stage) implements ApprovalEvent {
        public Promoted {
            migrations = List.copyOf(migrations);
        }

        @Override
        public String kind() {
            return "promotion-proved";
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put(
                    "migrations", migrations.stream().map(MigrationId::value).toList());
            details.put("promoted_from", stage.environment());
            details.put("stage_database_id", stage.databaseId());
            details.put("stage_ledger_head", stage.head());
            return details;
        }
    }

    /**
     * Somebody rehearsed a migration. What was seen is theirs to say; who they are is proved.
     *
     * @param checksums of what was rehearsed
     * @param verdict on its down part, as {@code suture rehearse} calls it
     * @param setting how it was rehearsed, for people: {@code small tables, PostgreSQL 15}
     * @param differences what its down part does not give back, in words without values
     * @param planDifferences what its plan does not keep of what it says, in words without values
     */
    record Rehearsed(
            MigrationId migration,
            Checksums checksums,
            String verdict,
            String setting,
            List<String> differences,
            List<String> planDifferences,
            List<Limit> limits)
            implements ApprovalEvent {
        public static final String KIND = "migration-rehearsed";

        /** What it might take, and what it took, both for people, with their units. */
        public record Limit(String of, String limit, String measured, boolean kept) {}

        public Rehearsed {
            differences = List.copyOf(differences);
            planDifferences = List.copyOf(planDifferences);
            limits = List.copyOf(limits);
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("migration", migration.value());
            details.put("checksums", checksums.toText());
            details.put("verdict", verdict);
            details.put("setting", setting);
            details.put("differences", differences);
            details.put("plan_differences", planDifferences);
            details.put("limits", limits.stream().map(Rehearsed::fields).toList());
            details.put("rollback_tested", verdict.equals("restored"));
            return details;
        }

        private static Map<String, @Nullable Object> fields(Limit limit) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("of", limit.of());
            fields.put("limit", limit.limit());
            fields.put("measured", limit.measured());
            fields.put("kept", limit.kept());
            return fields;
        }
    }

    /**
     * Somebody said that something on a migration's checklist is done. A statement of a person, proved only in who made it.
     *
     * @param item its key
     * @param note in their words
     */
    record Ticked(MigrationId migration, String item, Optional<String> note) implements ApprovalEvent {
        public static final String KIND = "checklist-ticked";

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public String status() {
            return "observed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("migration", migration.value());
            details.put("item", item);
            details.put("note", note.orElse(null));
            return details;
        }
    }
}
