// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting there is. In {@code suture.yaml} at the top, or in one environment; {@code a.b} is {@code b:} below {@code a:}.
 *
 * <p>The strongest source wins: option, environment variable, the chosen environment, the top of the file, default. One exception:
 * the {@code url} of an environment that was chosen by name beats {@code DATABASE_URL}, which is often set for something else.
 */
public enum Key {
    URL(
            "url",
            "--url",
            "DATABASE_URL",
            "",
            "The database: `postgres://user@host:5432/database` or `jdbc:postgresql://…`. `${NAME}` is replaced by an"
                    + " environment variable. Without any, the `PG*` variables count."),
    OWNER(
            "owner",
            "",
            "SUTURE_OWNER",
            "",
            "Role that owns the application's tables; migrations run under `SET ROLE` to it."),
    SEARCH_PATH(
            "search_path",
            "",
            "SUTURE_SEARCH_PATH",
            "",
            "Schemas in which migrations find unqualified names; new objects go into the first. Without it, what the"
                    + " role or database says."),
    TIME_ZONE(
            "time_zone",
            "",
            "SUTURE_TIME_ZONE",
            "",
            "Zone of timestamps without one in migrations. Without it, what the role or database says, else UTC."),
    CONNECT_TIMEOUT(
            "connect_timeout",
            "",
            "SUTURE_CONNECT_TIMEOUT",
            "10s",
            "How long one attempt to connect may take, 1s to 10m."),
    PROTECTION(
            "protection",
            "",
            "SUTURE_PROTECTION",
            "development",
            "Class a database gets when Suture first works on it: `development`, `testing`, `staging` or `production`."
                    + " From then on the database itself says which."),
    PROMOTED_FROM(
            "promoted_from",
            "",
            "",
            "",
            "Name of the environment that a migration must have run in, with the same content, before it runs in this one:"
                    + " `staging` in `production`."),
    DIR("dir", "--dir", "SUTURE_DIR", "migrations", "Folder of the migrations; in the file, relative to the file."),
    SEEDS(
            "seeds",
            "",
            "SUTURE_SEEDS",
            "",
            "Folder of the seed data for `suture migrate --seed NAME`, with a folder in it for each name; in the file, relative to"
                    + " the file. Without it, `seeds` beside the folder of the migrations."),
    LAYOUT(
            "layout",
            "--layout",
            "SUTURE_LAYOUT",
            "auto",
            "How the folder is laid out: `auto`, `native`, `flyway`, `updown`, `diesel`, `prisma`, `goose` or"
                    + " `dbmate`."),
    PLACEHOLDERS(
            "placeholders",
            "",
            "",
            "",
            "Values by name for `${name}` in migrations, as Flyway has them. Without any, `${name}` stays as it is."),
    LINT_SEVERITY(
            "lint.severity",
            "",
            "",
            "",
            "`error`, `warning`, `note` or `off` by the id of a rule of `suture lint`; else what the rule's tier says."),
    CONVENTIONS_NAMES(
            "conventions.names",
            "",
            "SUTURE_CONVENTIONS_NAMES",
            "",
            "How tables and columns are called, as a regular expression of the whole name: `[a-z][a-z0-9_]*`. Told by"
                    + " `naming-convention` of `suture lint`; rules of style are notes, printed with `--notes`, unless"
                    + " `lint.severity` says more."),
    CONVENTIONS_FORBIDDEN_TYPES(
            "conventions.forbidden_types",
            "",
            "SUTURE_CONVENTIONS_FORBIDDEN_TYPES",
            "",
            "Types that no column is to have: `money, char, timestamp`, one or a list. Told by `forbidden-type`."),
    CONVENTIONS_COLUMNS(
            "conventions.columns",
            "",
            "SUTURE_CONVENTIONS_COLUMNS",
            "",
            "Columns that every new table has: `created_at`, one or a list. Told by `require-columns`."),
    CONVENTIONS_NOT_NULL(
            "conventions.not_null",
            "",
            "SUTURE_CONVENTIONS_NOT_NULL",
            "off",
            "`on` or `off`: whether every column of a new table is `NOT NULL`. Told by `require-not-null`."),
    CONVENTIONS_COMMENTS(
            "conventions.comments",
            "",
            "SUTURE_CONVENTIONS_COMMENTS",
            "off",
            "`on` or `off`: whether every new table has a comment. Told by `require-comment`."),
    CONVENTIONS_REFERENCES(
            "conventions.references_not_null",
            "",
            "SUTURE_CONVENTIONS_REFERENCES_NOT_NULL",
            "off",
            "`on` or `off`: whether columns of a foreign key are `NOT NULL`. Told by `forbid-nullable-fk`."),
    RELEASES_PREFIX(
            "releases.prefix",
            "",
            "SUTURE_RELEASES_PREFIX",
            "release_",
            "What the schemas begin with in which a release sees the tables through views (`expose: views`); the"
                    + " version follows."),
    WINDOWS_TIME_ZONE(
            "windows.time_zone",
            "",
            "SUTURE_WINDOWS_TIME_ZONE",
            "UTC",
            "Time zone of the windows, for example `Europe/Berlin`."),
    WINDOWS_LOW(
            "windows.low",
            "",
            "SUTURE_WINDOWS_LOW",
            "",
            "When a change of low risk may run (business hours); see `windows.high`."),
    WINDOWS_MEDIUM(
            "windows.medium",
            "",
            "SUTURE_WINDOWS_MEDIUM",
            "",
            "When a change of medium risk may run (off-peak); see `windows.high`."),
    WINDOWS_HIGH(
            "windows.high",
            "",
            "SUTURE_WINDOWS_HIGH",
            "",
            "When a change of high risk may run (scheduled maintenance): one or a list of recurrences (RFC 5545) with"
                    + " how long each lasts behind a slash, `FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H`, or single times,"
                    + " `2026-12-24T00:00/P3D`. Without any, at any time."),
    WINDOWS_CRITICAL(
            "windows.critical",
            "",
            "SUTURE_WINDOWS_CRITICAL",
            "",
            "When a critical change may run (planned downtime); see `windows.high`."),
    WINDOWS_CLOSED(
            "windows.closed",
            "",
            "SUTURE_WINDOWS_CLOSED",
            "",
            "Times when nothing may run, whatever window is open: rounds, shift changes, feasts; see `windows.high`."),
    WINDOWS_WHEN_CLOSED(
            "windows.when_closed",
            "--when-closed",
            "SUTURE_WINDOWS_WHEN_CLOSED",
            "hold",
            "What a run does whose window closes before it is done, at its next safe point: `hold` keeps the "
                    + "runner's lock and goes on when it opens again, `stop` ends the run, which goes on where it was when "
                    + "it is run again."),
    CLASSIFICATION_PHI(
            "classification.phi",
            "",
            "SUTURE_CLASSIFICATION_PHI",
            "",
            "What holds protected health information: `table`, `table.column`, `table.*` or `*.column`, one or a list."
                    + " Comments of tables and columns that say PHI count, too."),
    CLASSIFICATION_PERSONAL(
            "classification.personal",
            "",
            "SUTURE_CLASSIFICATION_PERSONAL",
            "",
            "What holds personal data of the GDPR; as `classification.phi`."),
    CLASSIFICATION_RETAINED(
            "classification.retained",
            "",
            "SUTURE_CLASSIFICATION_RETAINED",
            "",
            "What has to be kept for a time; as `classification.phi`."),
    CONSUMERS(
            "consumers",
            "",
            "",
            "",
            "Who uses which tables, by name: `consumers:` and below it `audit-dashboard: [audit_log]`."),
    OUTSIDE(
            "outside",
            "",
            "SUTURE_OUTSIDE",
            ".suture",
            "Folder in which the heads of ledgers are kept outside the database, and records that could not be"
                    + " appended; in the file, relative to the file. Worth as much as it is out of reach of the database's"
                    + " owner."),
    CANARY(
            "canary",
            "",
            "SUTURE_CANARY",
            "on",
            "`on` or `off`: whether two sessions measure the longest stall while a migration runs."),
    REPLICAS(
            "replicas",
            "",
            "SUTURE_REPLICAS",
            "",
            "Hot standbys at each of which a reader is watched too while a migration runs: a list of URLs, or of `host:port` where user,"
                    + " password and database are those of `url`; `${NAME}` is replaced by an environment variable. In the variable,"
                    + " spaces between them."),
    REPLICAS_REQUIRED(
            "replicas_required",
            "",
            "SUTURE_REPLICAS_REQUIRED",
            "off",
            "`on` or `off`: whether a run is refused when a declared replica cannot be reached; else the result says that nobody could"
                    + " look there."),
    WORKERS(
            "workers",
            "--workers",
            "SUTURE_WORKERS",
            "2",
            "How many sessions fill, or copy, a large table together, 1 to 16. What can be gained depends on the server's cores and"
                    + " disks; what it costs others, too."),
    BATCH_SIZE(
            "batch_size",
            "--batch-size",
            "SUTURE_BATCH_SIZE",
            "",
            "How many rows one transaction of a fill writes at most, about (as many as a block holds on average, "
                    + "by the statistics). Without it, as many as take 100 ms."),
    THROTTLE_COMMIT_LATENCY(
            "throttle.commit_latency",
            "",
            "SUTURE_THROTTLE_COMMIT_LATENCY",
            "200ms",
            "How long a commit may take (an average of the last looks): a fill works less above it, and not at "
                    + "all at twice as much; so with each limit of `throttle`. `off` for no limit."),
    THROTTLE_REPLICA_LAG(
            "throttle.replica_lag",
            "",
            "SUTURE_THROTTLE_REPLICA_LAG",
            "5s",
            "How long it may take until a streaming replica has replayed what was written (`replay_lag`); `off` "
                    + "for no limit."),
    THROTTLE_REPLICA_BYTES(
            "throttle.replica_bytes",
            "",
            "SUTURE_THROTTLE_REPLICA_BYTES",
            "64MB",
            "How much log a streaming replica may have to replay; `off` for no limit."),
    THROTTLE_SLOT_WAL(
            "throttle.slot_wal",
            "",
            "SUTURE_THROTTLE_SLOT_WAL",
            "8GB",
            "How much log a replication slot may keep on the disk; `off` for no limit."),
    THROTTLE_WAL_RATE(
            "throttle.wal_rate",
            "",
            "SUTURE_THROTTLE_WAL_RATE",
            "off",
            "How much log the server may write a second, for example `30MB`; `off` for no limit."),
    THROTTLE_ARCHIVE_QUEUE(
            "throttle.archive_queue",
            "",
            "SUTURE_THROTTLE_ARCHIVE_QUEUE",
            "1GB",
            "How much log may wait for the archive; `off` for no limit."),
    THROTTLE_LOCK_WAIT(
            "throttle.lock_wait",
            "",
            "SUTURE_THROTTLE_LOCK_WAIT",
            "1s",
            "How long somebody may wait for a row of the run; `off` for no limit."),
    THROTTLE_CONNECTIONS(
            "throttle.connections",
            "",
            "SUTURE_THROTTLE_CONNECTIONS",
            "90%",
            "How many of the server's connections may be taken; `off` for no limit."),
    THROTTLE_VACUUM(
            "throttle.vacuum",
            "",
            "SUTURE_THROTTLE_VACUUM",
            "50%",
            "How much of the time a table is filled while it is being vacuumed; `off`: as always."),
    THROTTLE_STATEMENT_TIMES(
            "throttle.statement_times",
            "",
            "SUTURE_THROTTLE_STATEMENT_TIMES",
            "off",
            "How long the application's statements may take beside what the same ones took before the run, for "
                    + "example `150%`, by `pg_stat_statements`; `off` for no limit."),
    THROTTLE_PROBES(
            "throttle.probes",
            "",
            "",
            "",
            "Questions of your own: below a name, `ask:` a SELECT or a URL that answers with one number, and "
                    + "`limit:` what it is compared with. A probe that does not answer holds the fill."),
    REHEARSE_TIME(
            "rehearse.time",
            "",
            "SUTURE_REHEARSE_TIME",
            "",
            "How long the up of a migration may take as it is written in `suture rehearse`; without it, 1s, 5s or 30s by `--size`."),
    REHEARSE_LOCKED(
            "rehearse.locked",
            "",
            "SUTURE_REHEARSE_LOCKED",
            "1s",
            "How long one transaction of its plan may keep readers or writers of a table waiting; `off` for no limit."),
    REHEARSE_WAL(
            "rehearse.wal",
            "",
            "SUTURE_REHEARSE_WAL",
            "off",
            "How much log its plan may write, for example `500MB`; `off` for no limit."),
    REHEARSE_DISK(
            "rehearse.disk",
            "",
            "SUTURE_REHEARSE_DISK",
            "off",
            "By how much the database may be larger at its largest while its plan runs; `off` for no limit."),
    REHEARSE_ROWS(
            "rehearse.rows",
            "",
            "SUTURE_REHEARSE_ROWS",
            "off",
            "How many rows the statements of its plan may write, for example `50000`; `off` for no limit."),
    LOCK_TIMEOUT(
            "locks.timeout",
            "",
            "SUTURE_LOCKS_TIMEOUT",
            "100ms",
            "How long one request for a strong lock may wait; the application waits behind it that long. 10ms to 10s."),
    LOCK_MILD_TIMEOUT(
            "locks.mild_timeout",
            "",
            "SUTURE_LOCKS_MILD_TIMEOUT",
            "3s",
            "How long the mild lock before it may wait; nobody who reads or writes waits behind that one."),
    LOCK_BUDGET(
            "locks.budget",
            "",
            "SUTURE_LOCKS_BUDGET",
            "10m",
            "How long one step may try for its locks before it is given up."),
    LOCK_LONG_TRANSACTION(
            "locks.long_transaction",
            "",
            "SUTURE_LOCKS_LONG_TRANSACTION",
            "500ms",
            "From which age a transaction that is in the way is waited for instead of being tried against.");

    private final String path;
    private final String option;
    private final String variable;
    private final String otherwise;
    private final String meaning;

    Key(String path, String option, String variable, String otherwise, String meaning) {
        this.path = path;
        this.option = option;
        this.variable = variable;
        this.otherwise = otherwise;
        this.meaning = meaning;
    }

    /** As in the file, with dots. */
    public String path() {
        return path;
    }

    /** The option of the command line, with its dashes. */
    public Optional<String> option() {
        return Optional.of(option).filter(o -> !o.isEmpty());
    }

    /** The environment variable. */
    public Optional<String> variable() {
        return Optional.of(variable).filter(v -> !v.isEmpty());
    }

    /** What counts where nobody says anything, as it would be written. */
    public Optional<String> otherwise() {
        return Optional.of(otherwise).filter(o -> !o.isEmpty());
    }

    /** For the reference page; Markdown. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value may be repeated in a message. */
    boolean isSecret() {
        return this == URL || this == REPLICAS;
    }

    /** Whether names of the author's own stand below it. */
    boolean isMap() {
        return switch (this) {
            case PLACEHOLDERS, LINT_SEVERITY, CONSUMERS, THROTTLE_PROBES -> true;
            default -> false;
        };
    }

    /** The key of that path in the file; {@code placeholders.x} is one of {@link #PLACEHOLDERS}. */
    static Optional<Key> of(String path) {
        return Arrays.stream(values())
                .filter(k -> k.path.equals(path) || k.isMap() && path.startsWith(k.path + "."))
                .findFirst();
    }

    static List<String> paths() {
        return Stream.of(values()).map(Key::path).toList();
    }
}
