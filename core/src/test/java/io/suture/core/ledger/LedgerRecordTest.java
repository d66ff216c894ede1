// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.approval.Deed;
import io.suture.core.approval.Role;
import io.suture.core.approval.Seen;
import io.suture.core.approval.Stage;
import io.suture.core.check.Check;
import io.suture.core.migration.Checksum;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Phi;
import io.suture.core.migration.Retention;
import io.suture.core.migration.Version;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Estimate;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Seal;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerRecordTest {
    private static final Instant CLOCK = Instant.parse("2026-11-21T08:15:30.123456Z");
    private static final Set<String> D13_FIELDS = Set.of(
            "timestamp",
            "executor",
            "migration",
            "environment",
            "database",
            "tables_affected",
            "phi_impact",
            "justification",
            "backup_location",
            "duration_seconds",
            "status",
            "verification_status",
            "rollback_tested");

    private final SqlRedaction redaction = new SqlRedaction("5d1c");

    @Test
    void an_exported_line_has_every_field_of_the_requirement_whatever_happened() throws Exception {
        for (LedgerEvent event : oneOfEachKind()) {
            assertThat(names(new ObjectMapper().readTree(LedgerLine.of(entry(event)))))
                    .as(event.kind())
                    .containsAll(D13_FIELDS);
        }
    }

    @Test
    void a_done_migration_says_who_what_when_where_why_and_result() throws Exception {
        JsonNode line = new ObjectMapper().readTree(LedgerLine.of(entry(done())));

        assertThat(line.path("timestamp").asText()).isEqualTo("2026-11-21T08:15:31.000001Z");
        assertThat(line.path("executor").asText()).isEqualTo("suture_runner");
        assertThat(line.path("migration").asText()).isEqualTo("0002_add_note");
        assertThat(line.path("environment").asText()).isEqualTo("production-eu");
        assertThat(line.path("database").asText()).isEqualTo("clinic");
        assertThat(line.path("tables_affected").toString()).isEqualTo("[\"patients\"]");
        assertThat(line.path("phi_impact").asBoolean()).isTrue();
        assertThat(line.path("justification").asText()).isEqualTo("asked for in the audit");
        assertThat(line.path("backup_location").asText()).isEqualTo("s3://backups/1");
        assertThat(line.path("duration_seconds").decimalValue()).isEqualByComparingTo("1.234");
        assertThat(line.path("status").asText()).isEqualTo("completed");
        assertThat(line.path("verification_status").asText()).isEqualTo("pass");
        assertThat(line.path("rollback_tested").asBoolean()).isTrue();
    }

    @Test
    void what_is_claimed_stands_apart_from_what_is_proved() {
        JsonNode body = CanonicalJson.parse(record(done()).canonical());

        assertThat(body.path("claimed").path("as").asText()).isEqualTo("Ada L.");
        assertThat(body.has("executor")).isFalse();
        assertThat(body.path("runner_clock").asText()).isEqualTo("2026-11-21T08:15:30.123456Z");
    }

    @Test
    void no_literal_of_the_sql_is_in_a_record() {
        assertThat(record(done()).canonical())
                .contains("UPDATE patients SET note")
                .doesNotContain("Marie");
    }

    @Test
    void a_record_is_one_line_with_sorted_names() {
        String canonical = record(done()).canonical();

        assertThat(canonical).doesNotContain("\n").startsWith("{\"attempt\":1,\"backup_location\":");
        assertThat(canonical).isEqualTo(CanonicalJson.canonical(canonical));
    }

    @Test
    void numbers_that_a_double_cannot_hold_are_text() {
        assertThat(CanonicalJson.parse(record(done()).canonical())
                        .path("claimed")
                        .path("pid")
                        .isTextual())
                .isTrue();
    }

    @Test
    void a_record_appended_late_says_so_and_is_the_same_otherwise() {
        String canonical = record(done()).canonical();
        JsonNode late = CanonicalJson.parse(LedgerRecord.late(canonical));

        assertThat(late.path("late").asText()).isEqualTo(Hash.ofText(canonical).hex());
        assertThat(late.path("migration").asText()).isEqualTo("0002_add_note");
    }

    @Test
    void an_exported_line_reads_back_as_the_entry() {
        LedgerEntry entry = entry(done());

        assertThat(LedgerLine.parse(LedgerLine.of(entry))).isEqualTo(entry);
    }

    @Test
    void an_entry_somebody_tampered_with_can_still_be_exported() {
        LedgerEntry odd = new LedgerEntry(1, "now", "", "eve", "not json", "x");

        assertThat(LedgerLine.parse(LedgerLine.of(odd))).isEqualTo(odd);
    }

    @Test
    void a_line_that_is_no_entry_is_a_problem() {
        for (String line : List.of("", "{}", "[1]", "{\"entry\":{\"seq\":1}}", "nonsense")) {
            assertThatThrownBy(() -> LedgerLine.parse(line))
                    .isInstanceOfSatisfying(
                            SutureException.class,
                            e -> assertThat(e.problems())
                                    .extracting(p -> p.code())
                                    .containsExactly("LEDGER-LINE"));
        }
    }

    @Test
    void a_head_reads_back_with_and_without_its_number() {
        NotedHead head = new NotedHead(OptionalLong.of(12), Hash.ofText("a"));

        assertThat(NotedHead.parse(head.toString())).isEqualTo(head);
        assertThat(NotedHead.parse(head.hash().hex()).seq()).isEmpty();
        assertThatThrownBy(() -> NotedHead.parse("12:abc")).isInstanceOf(SutureException.class);
        assertThatThrownBy(() -> NotedHead.parse("x:" + head.hash())).isInstanceOf(SutureException.class);
    }

    @Test
    void a_state_that_is_not_an_end_is_not_recorded_as_one() {
        assertThatThrownBy(() -> doneAs(MigrationState.FAILED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ChangeEvent.Failed(
                        facts(),
                        MigrationState.ROLLED_BACK,
                        1,
                        "SQL-ERROR",
                        Optional.empty(),
                        false,
                        Duration.ZERO,
                        Verification.NOT_RUN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RunEvent.Refused("migrate", Optional.empty(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<LedgerEvent> oneOfEachKind() {
        MigrationId id = facts().id();
        return List.of(
                new RunEvent.Started("migrate", new TreeMap<>(Map.of("out-of-order", "true")), List.of(id)),
                new RunEvent.Finished(
                        "migrate",
                        RunEvent.Result.FAILED,
                        List.of(id),
                        Duration.ofMillis(20),
                        OptionalLong.of(90),
                        List.of(
                                new ReplicaFelt(
                                        "replica:5432",
                                        OptionalLong.of(4),
                                        OptionalLong.of(12),
                                        OptionalLong.of(0),
                                        true,
                                        Optional.empty()),
                                ReplicaFelt.unseen("other:5432", "it does not answer")),
                        List.of(new BrokenSelect(TableName.of("public", "patients"), id, 1)),
                        Verification.UNKNOWN,
                        List.of("LOCK-BUSY")),
                new RunEvent.Refused("migrate", Optional.of(id), List.of("HISTORY-EDITED", "HISTORY-EDITED")),
                new RunEvent.FailedOver("00000001", "00000002", 1),
                new RunEvent.TakenOver("run", "suture_runner", "2026-11-21T08:15:30.123456Z"),
                new RunEvent.Steered("migrate", Optional.of("run"), RunEvent.Order.THROTTLE, 20, Optional.of(id)),
                new ChangeEvent.Begun(facts()),
                new ChangeEvent.StepDone(facts(), step()),
                done(),
                new FillEvent.FillBegun(
                        facts(),
                        2,
                        TableName.inPublic("patients"),
                        "app_owner",
                        "BYPASSRLS",
                        List.of("audit of patients"),
                        Optional.of("superuser")),
                new FillEvent.FillReconciled(facts(), 2, TableName.inPublic("patients"), 17),
                new FillEvent.RowsFollowed(facts(), 3),
                new FillEvent.RowsReleased(
                        facts(), TableName.inPublic("patients_rejected"), TableName.inPublic("patients"), 12),
                new FillEvent.ReleaseDone(facts(), 12, 3, 1),
                new FillEvent.TransformUsed(
                        facts(), 3, "initials", "org.example.Initials", "transforms/initials.jar", "0".repeat(64)),
                new FillEvent.RowsPreserved(facts(), 3, Map.of("not_kept", List.of("note"))),
                new ChangeEvent.Measured(
                        facts(),
                        2,
                        "backfill",
                        new Estimate(10, 20, 30, Duration.ofMillis(40), false),
                        new Estimate(11, 21, 31, Duration.ofMillis(41), true)),
                new ChangeEvent.LockHeld(
                        facts(),
                        9,
                        List.of(TableName.inPublic("patients")),
                        Duration.ofNanos(3_141_592),
                        Duration.ofMillis(100)),
                new ChangeEvent.Failed(
                        facts(),
                        MigrationState.FAILED,
                        2,
                        "SQL-UNIQUE",
                        Optional.of("23505"),
                        true,
                        Duration.ofMillis(7),
                        Verification.NOT_RUN),
                new GateEvent.GateAsked(
                        facts(),
                        MigrationState.EXPANDED,
                        false,
                        List.of(Check.fail("dependants", "view v", "drop it")),
                        Map.of("10/7/true", 3L)),
                new ChangeEvent.Purged(facts(), List.of(step())),
                new GateEvent.UseNoted(facts(), Map.of("10/7/true", 1L)),
                new ChangeEvent.Resolved(facts(), OptionalInt.of(2), MigrationState.IN_PROGRESS, true, "looked at it"),
                new ChangeEvent.Adopted(facts(), "flyway", Optional.empty()),
                new ChangeEvent.ContentAccepted(
                        facts(), MigrationState.COMPLETED, Optional.of("bytes=1"), "only a comment"),
                new ApprovalEvent.Voted(
                        facts(),
                        Deed.MIGRATE,
                        Role.DBA,
                        true,
                        new Seal("plan", "content"),
                        "read the plan",
                        new Seen("10:12:10")),
                new ApprovalEvent.Overridden(
                        "migrate", List.of(MigrationId.of("7")), List.of("APPROVAL-MISSING"), "ward is down", "dora"),
                new ApprovalEvent.Ticked(MigrationId.of("7"), "backup-verified", Optional.of("restored on b2")),
                new ApprovalEvent.Rehearsed(
                        MigrationId.of("7"),
                        Checksums.parse("bytes=" + "0".repeat(64)),
                        "restored",
                        "small tables, PostgreSQL 15",
                        List.of("order of columns"),
                        List.of(),
                        List.of(new ApprovalEvent.Rehearsed.Limit("time", "1 s", "12 ms", true))),
                new ApprovalEvent.Promoted(
                        List.of(MigrationId.of("7")), new Stage("staging", "id", List.of(), "3:" + Hash.ZERO.hex())),
                new RunEvent.Seeded("dev", "dev/1_beds.sql", "0".repeat(64)),
                new JournalEvent.Created(1, Protection.PRODUCTION),
                new JournalEvent.Rebuilt(12, Hash.ZERO.hex(), "suture_damaged_1", "a table was dropped"),
                new JournalEvent.OutOfBand(List.of("table x is new"), List.of("role app"), "a", "b"),
                new JournalEvent.Reclassified(Protection.STAGING, Protection.PRODUCTION, "went live"));
    }

    @Test
    void every_kind_of_event_is_tried_here_and_has_a_name_of_its_own() {
        Set<Class<?>> tried = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        for (LedgerEvent event : oneOfEachKind()) {
            tried.add(event.getClass());
            kinds.add(event.kind());
        }

        Set<Class<?>> all = records(LedgerEvent.class).collect(Collectors.toSet());
        assertThat(tried).isEqualTo(all);
        assertThat(kinds).hasSameSizeAs(all);
    }

    private static Stream<Class<?>> records(Class<?> event) {
        return event.isRecord()
                ? Stream.of(event)
                : Arrays.stream(event.getPermittedSubclasses()).flatMap(LedgerRecordTest::records);
    }

    @Test
    void the_reference_page_has_every_kind_and_every_field() throws IOException {
        String page = page();

        assertThat(oneOfEachKind()).allMatch(event -> page.contains("`" + event.kind() + "`"));
        assertThat(D13_FIELDS).allMatch(field -> page.contains("`" + field + "`"));
    }

    private static String page() throws IOException {
        Path page = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("docs/reference/ledger.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }

    private ChangeEvent.Done done() {
        return doneAs(MigrationState.COMPLETED);
    }

    private ChangeEvent.Done doneAs(MigrationState state) {
        return new ChangeEvent.Done(
                facts(),
                state,
                List.of(step()),
                Optional.of(Duration.ofMillis(1234)),
                OptionalLong.of(80),
                Verification.PASS,
                Optional.of(true),
                Optional.of(new Retention(604800)),
                List.of());
    }

    private StepFacts step() {
        return new StepFacts(
                1,
                "transaction",
                List.of(redaction.redact("UPDATE patients SET note = 'Marie'")),
                Duration.ofMillis(12),
                1);
    }

    private static MigrationFacts facts() {
        return new MigrationFacts(
                MigrationId.of("0002_add_note"),
                1,
                Direction.UP,
                Optional.of(Version.of("2.0.0")),
                "add note",
                Kind.ADDITIVE,
                "native",
                Optional.of(new Checksums(Checksum.ofText("a"), new TreeMap<>())),
                true,
                Optional.of("f00d"),
                List.of(TableName.inPublic("patients")),
                new Phi(true, List.of("patients.note")),
                Optional.of("asked for in the audit"),
                Optional.of("OPS-12"),
                Optional.of("s3://backups/1"),
                Optional.of("0001_begin"),
                List.of("built concurrently"));
    }

    private static LedgerRecord record(LedgerEvent event) {
        Origin origin = new Origin(
                "6c1f0a52-0d9c-4b1e-9a55-7c1a4a0f2a11",
                "production-eu",
                "clinic",
                Optional.of("5d1c"),
                "0.1.0",
                Optional.of("15.19"),
                new Claimed("ada", "build-7", 4711, Optional.of("Ada L.")));
        return new LedgerRecord(origin, CLOCK, event);
    }

    private static LedgerEntry entry(LedgerEvent event) {
        LedgerEntry bare = new LedgerEntry(
                1,
                "2026-11-21T08:15:31.000001Z",
                Hash.ZERO.hex(),
                "{\"user\": \"suture_runner\"}",
                record(event).canonical(),
                "");
        return new LedgerEntry(
                1,
                bare.at(),
                bare.prev(),
                bare.who(),
                bare.body(),
                bare.computed().hex());
    }

    private static Set<String> names(JsonNode node) {
        Set<String> names = new HashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
