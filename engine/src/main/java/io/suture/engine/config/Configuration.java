// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.core.assess.Classification;
import io.suture.core.assess.Knowledge;
import io.suture.core.assess.Risk;
import io.suture.core.ledger.Protection;
import io.suture.core.lint.Conventions;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import io.suture.core.typed.SqlType;
import io.suture.core.window.WhenClosed;
import io.suture.core.window.Window;
import io.suture.core.window.Windows;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.connect.Target;
import io.suture.engine.connect.Targets;
import io.suture.engine.files.SeedFolder;
import io.suture.engine.ledger.Outside;
import io.suture.engine.locks.LockOptions;
import io.suture.engine.rehearse.RehearsalBudgets;
import io.suture.engine.throttle.ThrottleOptions;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that was wished, checked, as one record a feature.
 *
 * @param environment name of the chosen one
 * @param folder of the migrations, absolute
 * @param seeds where seed data lies
 * @param layout a name or {@code auto}; whether there is such a layout is for whoever reads the folder
 * @param workers how many sessions may fill a table together
 * @param batchRows that one transaction of a fill writes at most
 * @param throttle what a fill has to spare
 * @param rehearsal what a migration may take in a rehearsal
 * @param releasePrefix what the schemas of releases begin with
 * @param protection what a database is made at its first use
 * @param promotedFrom the environment that a migration must have run in before
 * @param severities of the linter's rules, as written; which rules and severities there are is for the linter
 * @param conventions what the house wishes of its schemas
 * @param windows when changes may be made
 * @param whenClosed what becomes of a run whose window closes
 * @param knowledge what is known of the data and of who uses it
 * @param outside where heads of ledgers and records that could not be appended are kept
 * @param database finds the database that is meant when a command needs one; refuses with {@code CONNECT-NO-TARGET} and what {@link
 *     Targets#of} refuses
 * @param canary whether it is watched what clients feel
 * @param replicasRequired whether a run needs every declared replica
 * @param replicas finds those; refuses as {@code database} does
 */
public record Configuration(
        Optional<String> environment,
        Path folder,
        SeedFolder seeds,
        String layout,
        ParseOptions parsing,
        SessionOptions sessions,
        LockOptions locks,
        boolean canary,
        int workers,
        OptionalInt batchRows,
        ThrottleOptions throttle,
        RehearsalBudgets rehearsal,
        boolean replicasRequired,
        String releasePrefix,
        Protection protection,
        Optional<Configuration> promotedFrom,
        Map<String, String> severities,
        Conventions conventions,
        Windows windows,
        WhenClosed whenClosed,
        Knowledge knowledge,
        Outside outside,
        Supplier<Target> database,
        Supplier<List<Target>> replicas) {
    private static final int MOST_WORKERS = 16;
    private static final int MOST_ROWS = 9_999_999;

    /**
     * Reads {@code suture.yaml} (only if there is one), the environment and the options.
     *
     * @throws io.suture.core.problem.SutureException everything that is wrong at once: {@code CONFIG-…}, and what the records of the
     *     features refuse
     */
    public static Configuration of(Wish wish, Surroundings around) {
        return of(wish, around, List.of());
    }

    /** @param promotedTo the environments that this one comes before, the last of them first */
    private static Configuration of(Wish wish, Surroundings around, List<String> promotedTo) {
        Values values = Values.of(wish, around);
        Reading reading = new Reading(values);
        Optional<SessionOptions> sessions = sessions(reading);
        Optional<LockOptions> locks = locks(reading);
        Optional<Boolean> canary = reading.toggle(Key.CANARY);
        Optional<Boolean> replicasRequired = reading.toggle(Key.REPLICAS_REQUIRED);
        List<String> replicas = reading.interpolatedItems(Key.REPLICAS, around);
        Optional<Integer> workers = reading.count(Key.WORKERS, MOST_WORKERS);
        Optional<Integer> batchRows = reading.count(Key.BATCH_SIZE, MOST_ROWS);
        Optional<ThrottleOptions> throttle = Limits.of(reading);
        RehearsalBudgets rehearsal = Limits.ofRehearsal(reading);
        Optional<WhenClosed> whenClosed = reading.oneOf(Key.WINDOWS_WHEN_CLOSED, WhenClosed.values());
        Optional<Protection> protection = reading.oneOf(Key.PROTECTION, Protection.values());
        Optional<Windows> windows = reading.zone(Key.WINDOWS_TIME_ZONE).map(zone -> windows(zone, reading));
        Optional<Conventions> conventions = conventions(reading);
        Optional<String> url = reading.interpolated(Key.URL, around);
        reading.finish();
        return new Configuration(
                values.environment(),
                folder(Key.DIR, values, around),
                seeds(values, around),
                reading.text(Key.LAYOUT).orElseThrow(),
                parsing(values),
                sessions.orElseThrow(),
                locks.orElseThrow(),
                canary.orElseThrow(),
                workers.orElseThrow(),
                batchRows.map(OptionalInt::of).orElse(OptionalInt.empty()),
                throttle.orElseThrow(),
                rehearsal,
                replicasRequired.orElseThrow(),
                reading.text(Key.RELEASES_PREFIX).orElseThrow(),
                protection.orElseThrow(),
                reading.text(Key.PROMOTED_FROM).map(stage -> before(stage, values, promotedTo)),
                named(values, Key.LINT_SEVERITY),
                conventions.orElseThrow(),
                windows.orElseThrow(),
                whenClosed.orElseThrow(),
                knowledge(reading, values),
                outside(folder(Key.OUTSIDE, values, around)),
                () -> target(url, around),
                () -> replicas.stream()
                        .map(replica -> Targets.replica(replica, () -> target(url, around), around))
                        .toList());
    }

    private static Configuration before(String stage, Values values, List<String> promotedTo) {
        List<String> after = Stream.concat(values.environment().stream(), promotedTo.stream())
                .toList();
        if (after.contains(stage)) {
            throw Problem.user(
                            "CONFIG-PROMOTION",
                            "migrations would be promoted in a circle: " + stage + " comes before " + after.getFirst()
                                    + ", and after it",
                            "`promoted_from` names the environment that comes before",
                            "correct `promoted_from` in suture.yaml")
                    .asException();
        }
        Wish there = new Wish(Map.of(), Optional.of(stage), values.wish().config());
        return of(there, values.around(), after);
    }

    private static Windows windows(ZoneId zone, Reading reading) {
        Map<Risk, List<Window>> open = new EnumMap<>(Risk.class);
        Map.of(
                        Risk.LOW, Key.WINDOWS_LOW,
                        Risk.MEDIUM, Key.WINDOWS_MEDIUM,
                        Risk.HIGH, Key.WINDOWS_HIGH,
                        Risk.CRITICAL, Key.WINDOWS_CRITICAL)
                .forEach((risk, key) -> open.put(risk, reading.each(key, text -> Window.of(text, zone))));
        return new Windows(zone, open, reading.each(Key.WINDOWS_CLOSED, text -> Window.of(text, zone)));
    }

    private static Optional<Conventions> conventions(Reading reading) {
        var names = reading.pattern(Key.CONVENTIONS_NAMES);
        var types = reading.pieces(
                Key.CONVENTIONS_FORBIDDEN_TYPES,
                type -> new SqlType(type).name().value());
        var columns = reading.texts(Key.CONVENTIONS_COLUMNS);
        var notNull = reading.toggle(Key.CONVENTIONS_NOT_NULL);
        var comments = reading.toggle(Key.CONVENTIONS_COMMENTS);
        var references = reading.toggle(Key.CONVENTIONS_REFERENCES);
        return notNull.flatMap(n -> comments.flatMap(
                c -> references.map(r -> new Conventions(names, Set.copyOf(types), columns, n, c, r))));
    }

    private static Knowledge knowledge(Reading reading, Values values) {
        Classification classification = new Classification(
                reading.texts(Key.CLASSIFICATION_PHI),
                reading.texts(Key.CLASSIFICATION_PERSONAL),
                reading.texts(Key.CLASSIFICATION_RETAINED));
        Map<String, List<String>> consumers = new TreeMap<>();
        values.below(Key.CONSUMERS).forEach((name, tables) -> consumers.put(name, tables.items()));
        return new Knowledge(classification, consumers);
    }

    private static Target target(Optional<String> url, Surroundings around) {
        return url.map(u -> Targets.of(u, around))
                .or(() -> Targets.ofVariables(around))
                .orElseThrow(() -> Targets.missing().asException());
    }

    private static SeedFolder seeds(Values values, Surroundings around) {
        return values.of(Key.SEEDS).isPresent()
                ? new SeedFolder(folder(Key.SEEDS, values, around))
                : SeedFolder.beside(folder(Key.DIR, values, around));
    }

    private static Path folder(Key key, Values values, Surroundings around) {
        Written written = values.of(key).orElseThrow();
        Path start = written.at().isPresent() ? values.file().folder() : around.directory();
        return start.resolve(written.text()).normalize();
    }

    private static Outside outside(Path folder) {
        return new Outside(folder.resolve("heads"), folder.resolve("spool"));
    }

    private static ParseOptions parsing(Values values) {
        Map<String, String> placeholders = named(values, Key.PLACEHOLDERS);
        return placeholders.isEmpty()
                ? ParseOptions.defaults()
                : ParseOptions.defaults().withPlaceholders(placeholders);
    }

    private static Map<String, String> named(Values values, Key key) {
        return values.below(key).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text()));
    }

    private static Optional<SessionOptions> sessions(Reading reading) {
        var timeout = reading.duration(Key.CONNECT_TIMEOUT);
        var owner = reading.identifier(Key.OWNER);
        var searchPath = reading.identifiers(Key.SEARCH_PATH);
        var timeZone = reading.text(Key.TIME_ZONE);
        return timeout.flatMap(t -> reading.make(() -> new SessionOptions(owner, searchPath, timeZone, t)));
    }

    private static Optional<LockOptions> locks(Reading reading) {
        var timeout = reading.duration(Key.LOCK_TIMEOUT);
        var mild = reading.duration(Key.LOCK_MILD_TIMEOUT);
        var budget = reading.duration(Key.LOCK_BUDGET);
        var old = reading.duration(Key.LOCK_LONG_TRANSACTION);
        return timeout.flatMap(t -> mild.flatMap(m ->
                budget.flatMap(b -> old.flatMap(o -> reading.make(() -> new LockOptions(t, m, b, o))))));
    }
}
