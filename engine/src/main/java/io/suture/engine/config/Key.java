// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import static io.suture.engine.config.Setting.map;
import static io.suture.engine.config.Setting.setting;

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
            setting("url").variable("DATABASE_URL").secret().option("--url"),
            "The database: `postgres://user@host:5432/database` or `jdbc:postgresql://…`. `${NAME}` is replaced by an"
                    + " environment variable. Without any, the `PG*` variables count."),
    OWNER(setting("owner"), "Role that owns the application's tables; migrations run under `SET ROLE` to it."),
    SEARCH_PATH(
            setting("search_path"),
            "Schemas in which migrations find unqualified names; new objects go into the first. Without it, what the"
                    + " role or database says."),
    TIME_ZONE(
            setting("time_zone"),
            "Zone of timestamps without one in migrations. Without it, what the role or database says, else UTC."),
    CONNECT_TIMEOUT(
            setting("connect_timeout").otherwise("10s"), "How long one attempt to connect may take, 1s to 10m."),
    PROTECTION(
            setting("protection").otherwise("development"),
            "Class a database gets when Suture first works on it: `development`, `testing`, `staging` or `production`."
                    + " From then on the database itself says which."),
    PROMOTED_FROM(
            setting("promoted_from").withoutVariable(),
            "Name of the environment that a migration must have run in, with the same content, before it runs in this one:"
                    + " `staging` in `production`."),
    DIR(
            setting("dir").option("--dir").otherwise("migrations"),
            "Folder of the migrations; in the file, relative to the file."),
    SEEDS(
            setting("seeds"),
            "Folder of the seed data for `suture migrate --seed NAME`, with a folder in it for each name; in the file, relative to"
                    + " the file. Without it, `seeds` beside the folder of the migrations."),
    LAYOUT(
            setting("layout").option("--layout").otherwise("auto"),
            "How the folder is laid out: `auto`, `native`, `flyway`, `updown`, `diesel`, `prisma`, `goose` or"
                    + " `dbmate`."),
    PLACEHOLDERS(
            map("placeholders"),
            "Values by name for `${name}` in migrations, as Flyway has them. Without any, `${name}` stays as it is."),
    LINT_SEVERITY(
            map("lint.severity"),
            "`error`, `warning`, `note` or `off` by the id of a rule of `suture lint`; else what the rule's tier says."),
    CONVENTIONS_NAMES(
            setting("conventions.names"),
            "How tables and columns are called, as a regular expression of the whole name: `[a-z][a-z0-9_]*`. Told by"
                    + " `naming-convention` of `suture lint`; rules of style are notes, printed with `--notes`, unless"
                    + " `lint.severity` says more."),
    CONVENTIONS_FORBIDDEN_TYPES(
            setting("conventions.forbidden_types"),
            "Types that no column is to have: `money, char, timestamp`, one or a list. Told by `forbidden-type`."),
    CONVENTIONS_COLUMNS(
            setting("conventions.columns"),
            "Columns that every new table has: `created_at`, one or a list. Told by `require-columns`."),
    CONVENTIONS_NOT_NULL(
            setting("conventions.not_null").otherwise("off"),
            "`on` or `off`: whether every column of a new table is `NOT NULL`. Told by `require-not-null`."),
    CONVENTIONS_COMMENTS(
            setting("conventions.comments").otherwise("off"),
            "`on` or `off`: whether every new table has a comment. Told by `require-comment`."),
    CONVENTIONS_REFERENCES(
            setting("conventions.references_not_null").otherwise("off"),
            "`on` or `off`: whether columns of a foreign key are `NOT NULL`. Told by `forbid-nullable-fk`."),
    RELEASES_PREFIX(
            setting("releases.prefix").otherwise("release_"),
            "What the schemas begin with in which a release sees the tables through views (`expose: views`); the"
                    + " version follows."),
    WINDOWS_TIME_ZONE(
            setting("windows.time_zone").otherwise("UTC"), "Time zone of the windows, for example `Europe/Berlin`."),
    WINDOWS_LOW(setting("windows.low"), "When a change of low risk may run (business hours); see `windows.high`."),
    WINDOWS_MEDIUM(setting("windows.medium"), "When a change of medium risk may run (off-peak); see `windows.high`."),
    WINDOWS_HIGH(
            setting("windows.high"),
            "When a change of high risk may run (scheduled maintenance): one or a list of recurrences (RFC 5545) with"
                    + " how long each lasts behind a slash, `FREQ=WEEKLY;BYDAY=SA;BYHOUR=22/PT6H`, or single times,"
                    + " `2026-12-24T00:00/P3D`. Without any, at any time."),
    WINDOWS_CRITICAL(
            setting("windows.critical"), "When a critical change may run (planned downtime); see `windows.high`."),
    WINDOWS_CLOSED(
            setting("windows.closed"),
            "Times when nothing may run, whatever window is open: rounds, shift changes, feasts; see `windows.high`."),
    WINDOWS_WHEN_CLOSED(
            setting("windows.when_closed").option("--when-closed").otherwise("hold"),
            "What a run does whose window closes before it is done, at its next safe point: `hold` keeps the "
                    + "runner's lock and goes on when it opens again, `stop` ends the run, which goes on where it was when "
                    + "it is run again."),
    CLASSIFICATION_PHI(
            setting("classification.phi"),
            "What holds protected health information: `table`, `table.column`, `table.*` or `*.column`, one or a list."
                    + " Comments of tables and columns that say PHI count, too."),
    CLASSIFICATION_PERSONAL(
            setting("classification.personal"), "What holds personal data of the GDPR; as `classification.phi`."),
    CLASSIFICATION_RETAINED(
            setting("classification.retained"), "What has to be kept for a time; as `classification.phi`."),
    CONSUMERS(
            map("consumers"),
            "Who uses which tables, by name: `consumers:` and below it `audit-dashboard: [audit_log]`."),
    OUTSIDE(
            setting("outside").otherwise(".suture"),
            "Folder in which the heads of ledgers are kept outside the database, and records that could not be"
                    + " appended; in the file, relative to the file. Worth as much as it is out of reach of the database's"
                    + " owner."),
    CANARY(
            setting("canary").otherwise("on"),
            "`on` or `off`: whether two sessions measure the longest stall while a migration runs."),
    REPLICAS(
            setting("replicas").secret(),
            "Hot standbys at each of which a reader is watched too while a migration runs: a list of URLs, or of `host:port` where user,"
                    + " password and database are those of `url`; `${NAME}` is replaced by an environment variable. In the variable,"
                    + " spaces between them."),
    REPLICAS_REQUIRED(
            setting("replicas_required").otherwise("off"),
            "`on` or `off`: whether a run is refused when a declared replica cannot be reached; else the result says that nobody could"
                    + " look there."),
    WORKERS(
            setting("workers").option("--workers").otherwise("2"),
            "How many sessions fill, or copy, a large table together, 1 to 16. What can be gained depends on the server's cores and"
                    + " disks; what it costs others, too."),
    BATCH_SIZE(
            setting("batch_size").option("--batch-size"),
            "How many rows one transaction of a fill writes at most, about (as many as a block holds on average, "
                    + "by the statistics). Without it, as many as take 100 ms."),
    THROTTLE_COMMIT_LATENCY(
            setting("throttle.commit_latency").otherwise("200ms"),
            "How long a commit may take (an average of the last looks): a fill works less above it, and not at "
                    + "all at twice as much; so with each limit of `throttle`. `off` for no limit."),
    THROTTLE_REPLICA_LAG(
            setting("throttle.replica_lag").otherwise("5s"),
            "How long it may take until a streaming replica has replayed what was written (`replay_lag`); `off` "
                    + "for no limit."),
    THROTTLE_REPLICA_BYTES(
            setting("throttle.replica_bytes").otherwise("64MB"),
            "How much log a streaming replica may have to replay; `off` for no limit."),
    THROTTLE_SLOT_WAL(
            setting("throttle.slot_wal").otherwise("8GB"),
            "How much log a replication slot may keep on the disk; `off` for no limit."),
    THROTTLE_WAL_RATE(
            setting("throttle.wal_rate").otherwise("off"),
            "How much log the server may write a second, for example `30MB`; `off` for no limit."),
    THROTTLE_ARCHIVE_QUEUE(
            setting("throttle.archive_queue").otherwise("1GB"),
            "How much log may wait for the archive; `off` for no limit."),
    THROTTLE_LOCK_WAIT(
            setting("throttle.lock_wait").otherwise("1s"),
            "How long somebody may wait for a row of the run; `off` for no limit."),
    THROTTLE_CONNECTIONS(
            setting("throttle.connections").otherwise("90%"),
            "How many of the server's connections may be taken; `off` for no limit."),
    THROTTLE_VACUUM(
            setting("throttle.vacuum").otherwise("50%"),
            "How much of the time a table is filled while it is being vacuumed; `off`: as always."),
    THROTTLE_STATEMENT_TIMES(
            setting("throttle.statement_times").otherwise("off"),
            "How long the application's statements may take beside what the same ones took before the run, for "
                    + "example `150%`, by `pg_stat_statements`; `off` for no limit."),
    THROTTLE_PROBES(
            map("throttle.probes"),
            "Questions of your own: below a name, `ask:` a SELECT or a URL that answers with one number, and "
                    + "`limit:` what it is compared with. A probe that does not answer holds the fill."),
    REHEARSE_TIME(
            setting("rehearse.time"),
            "How long the up of a migration may take as it is written in `suture rehearse`; without it, 1s, 5s or 30s by `--size`."),
    REHEARSE_LOCKED(
            setting("rehearse.locked").otherwise("1s"),
            "How long one transaction of its plan may keep readers or writers of a table waiting; `off` for no limit."),
    REHEARSE_WAL(
            setting("rehearse.wal").otherwise("off"),
            "How much log its plan may write, for example `500MB`; `off` for no limit."),
    REHEARSE_DISK(
            setting("rehearse.disk").otherwise("off"),
            "By how much the database may be larger at its largest while its plan runs; `off` for no limit."),
    REHEARSE_ROWS(
            setting("rehearse.rows").otherwise("off"),
            "How many rows the statements of its plan may write, for example `50000`; `off` for no limit."),
    LOCK_TIMEOUT(
            setting("locks.timeout").otherwise("100ms"),
            "How long one request for a strong lock may wait; the application waits behind it that long. 10ms to 10s."),
    LOCK_MILD_TIMEOUT(
            setting("locks.mild_timeout").otherwise("3s"),
            "How long the mild lock before it may wait; nobody who reads or writes waits behind that one."),
    LOCK_BUDGET(
            setting("locks.budget").otherwise("10m"), "How long one step may try for its locks before it is given up."),
    LOCK_LONG_TRANSACTION(
            setting("locks.long_transaction").otherwise("500ms"),
            "From which age a transaction that is in the way is waited for instead of being tried against.");

    private final Setting setting;
    private final String meaning;

    Key(Setting setting, String meaning) {
        this.setting = setting;
        this.meaning = meaning;
    }

    /** As in the file, with dots. */
    public String path() {
        return setting.path();
    }

    /** The option of the command line, with its dashes. */
    public Optional<String> option() {
        return setting.option();
    }

    /** The environment variable. */
    public Optional<String> variable() {
        return setting.variable();
    }

    /** What counts where nobody says anything, as it would be written. */
    public Optional<String> otherwise() {
        return setting.otherwise();
    }

    /** For the reference page; Markdown. */
    public String meaning() {
        return meaning;
    }

    /** Whether its value may not be repeated in a message. */
    boolean isSecret() {
        return setting.isSecret();
    }

    /** Whether names of the author's own stand below it. */
    boolean isMap() {
        return setting.isMap();
    }

    /** The key of that path in the file; {@code placeholders.x} is one of {@link #PLACEHOLDERS}. */
    static Optional<Key> of(String path) {
        return Arrays.stream(values())
                .filter(k -> k.path().equals(path) || k.isMap() && path.startsWith(k.path() + "."))
                .findFirst();
    }

    static List<String> paths() {
        return Stream.of(values()).map(Key::path).toList();
    }
}
