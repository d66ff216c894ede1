// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.copy.NotedKeys;
import io.suture.core.data.Interim;
import io.suture.core.digest.TextHash;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Through.Hashes;
import io.suture.core.plan.Through.Shares;
import io.suture.core.sql.Executed;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is kept of the rows that move, what is changed, what is not kept; and the proof of it.
 *
 * @param targets all that get rows of one source; what is set aside is asked with them
 */
public record Preservation(List<MadeRows> targets, List<Expectation> expect) {
    /** The setting in which the proof leaves what it has found, as JSON, for whoever puts it on record. */
    public static final String SETTING = "suture.preserved";

    /** As PL/pgSQL: what several have added up is in {@code suture_read}. */
    static final String SUMS = "suture_read := current_setting('" + Shares.SUMS + "');\n";

    public Preservation {
        targets = List.copyOf(targets);
        expect = List.copyOf(expect);
    }

    /**
     * A statement that compares every row of each target with what the source says it should be, asks whether what a row refers to is there,
     * and what the author expects; all in the snapshot of its transaction. Reads source and targets whole, under ACCESS SHARE: the source once for
     * each target, unless rows of one make several or several make one, and a target once. What it has found it leaves
     * in {@link #SETTING}, under {@code wrong} how many rows are wrong and how, never which values they have.
     */
    public String proof() {
        return proof(
                "",
                targets.stream()
                        .map(t -> due(t) + compared(t, Preservation::counted))
                        .collect(joining()));
    }

    /** The same where {@link Shares#SUMS} has what the source says. */
    private String joined() {
        StringBuilder checks = new StringBuilder();
        int before = 0;
        for (MadeRows made : targets) {
            SourceRead read = new SourceRead(made);
            checks.append(read.spread(before))
                    .append(RulesKept.checked(made))
                    .append(compared(made, Preservation::named));
            before += read.size();
        }
        return proof(SUMS, checks.toString());
    }

    /** The same where it has what {@link Hashes} give. */
    private String joinedHashes() {
        String checks = IntStream.range(0, targets.size())
                .mapToObj(i -> "suture_ns[1] := suture_read[" + (2 * i + 1) + "]; suture_hs[1] := suture_read["
                        + (2 * i + 2) + "];\n"
                        + compared(targets.get(i), Optional.of(1), Preservation::textHash, Preservation::named))
                .collect(joining());
        return proof(SUMS, checks);
    }

    private String proof(String first, String compared) {
        String checks = Stream.of(
                        Stream.of(compared),
                        targets.stream().flatMap(t -> orphans(t).stream()),
                        expect.stream().map(Preservation::expected))
                .flatMap(all -> all)
                .collect(joining());
        return "DO $suture_kept$ #variable_conflict use_column\n"
                + "DECLARE suture_wrong text := ''; suture_found jsonb := '[]'; suture_n bigint; suture_h numeric; suture_m bigint;"
                + " suture_g numeric; suture_k bigint; suture_rules jsonb := '[]'; suture_read numeric[]; suture_broken bigint[];"
                + " suture_ns bigint[]; suture_hs numeric[]; suture_at text;\nBEGIN\n"
                + NotedKeys.anyhow() + first + checks
                + told(Proved.MOVED, lost().stream(), expect.stream().map(Expectation::name)) + "END $suture_kept$";
    }

    /** As PL/pgSQL: leaves what {@code suture_wrong}, {@code suture_found} and {@code suture_rules} hold in {@link #SETTING}. */
    static String told(Proved proved, Stream<String> notKept, Stream<String> expected) {
        return "PERFORM pg_catalog.set_config('" + SETTING
                + "', jsonb_build_object('wrong', ltrim(suture_wrong, '; ')" + proved.field()
                + ", 'targets', suture_found, 'rules', suture_rules, 'not_kept', "
                + json(notKept) + ", 'expected', " + json(expected) + ")::text, false);\n";
    }

    /**
     * The same as a step of a plan; what goes through a transform in Java goes there once more, from the first row to the last: by several where a row of a
     * table makes one of each target.
     */
    public Sql proof(Function<String, Sql> made) {
        return targets.getFirst()
                .through(
                        made.apply(proof()),
                        stage -> targets.stream().allMatch(t -> t.isOneOfOne() && !t.isOfQuery())
                                ? stage.whole().by(shares())
                                : stage.whole());
    }

    private Shares shares() {
        String numbers = targets.stream()
                .map(t -> "(" + new SourceRead(t).query() + ")")
                .collect(joining(" || ", "SELECT ", ""));
        return new Shares(source().name(), numbers, joined(), /* apart= */ false, hashes());
    }

    /** Empty where the server has something to do with a row of one of them. */
    private Optional<Hashes> hashes() {
        List<List<String>> rows = targets.stream()
                .flatMap(t -> t.stage().flatMap(s -> new Shortcut(t, s).hashed()).stream())
                .toList();
        return Optional.of(rows)
                .filter(all -> all.size() == targets.size())
                .map(all -> new Hashes(all, joinedHashes()));
    }

    /** For people, before the run: a sentence or two a target. */
    public List<String> statement() {
        Stream<String> each =
                all().map(t -> words(t.name().display() + " keeps ", kept(t)) + words("; computes ", changed(t)));
        List<String> lost = lost();
        Stream<String> rest = lost.isEmpty()
                ? Stream.of()
                : Stream.of("not kept anywhere else: " + String.join(", ", lost) + " of "
                        + source().name().display());
        return Stream.concat(each, rest).toList();
    }

    private Stream<MadeRows> all() {
        return Stream.concat(targets.stream(), targets.stream().flatMap(t -> t.aside().stream()));
    }

    private static String words(String before, List<String> names) {
        return names.isEmpty() ? before + "nothing" : before + String.join(", ", names);
    }

    private Relation source() {
        return targets.getFirst().source();
    }

    private static List<String> kept(MadeRows made) {
        return made.target().columns().stream()
                .filter(c -> made.source().columns().stream().anyMatch(s -> c.isTaken(s.name())))
                .map(c -> c.name().value())
                .toList();
    }

    private static List<String> changed(MadeRows made) {
        List<String> kept = kept(made);
        return made.target().columns().stream()
                .map(c -> c.name().value())
                .filter(c -> !kept.contains(c))
                .toList();
    }

    /** Columns of the source that no value is made of. */
    private List<String> lost() {
        Set<String> read = all().map(MadeRows::target)
                .flatMap(t -> Stream.concat(t.values(), t.interims().stream().map(Interim::expression)))
                .flatMap(Preservation::names)
                .collect(Collectors.toSet());
        return source().columns().stream()
                .map(Column::name)
                .map(Identifier::value)
                .filter(c -> !read.contains(c))
                .toList();
    }

    private static Stream<String> names(String expression) {
        return ColumnsRead.in(expression).filter(f -> !f.isEmpty()).map(List::getLast);
    }

    /** What the source says. */
    private String due(MadeRows made) {
        SourceRead read = new SourceRead(made);
        return read.isNeeded()
                ? Executed.into(read.query(), "suture_read") + read.spread(0) + RulesKept.located(made)
                : "";
    }

    private String compared(MadeRows made, Function<MadeRows, String> wrong) {
        return compared(made, made.isOneOfOne() ? Optional.of(1) : Optional.empty(), MadeRows::hash, wrong)
                + made.aside()
                        .map(aside -> compared(aside, Optional.of(2), MadeRows::hash, wrong))
                        .orElse("");
    }

    /**
     * @param place of what the read of the source says of it, in {@code suture_ns} and {@code suture_hs}; else it is asked for
     * @param hash of a row of that name
     * @param wrong what is done where the sums differ
     */
    private String compared(
            MadeRows made,
            Optional<Integer> place,
            BiFunction<MadeRows, String, String> hash,
            Function<MadeRows, String> wrong) {
        String found = "suture_found := suture_found || jsonb_build_object('table', " + quote(made)
                + ", 'rows', suture_m::text, 'quarantine', " + made.target().isQuarantine() + ","
                + " 'digest', md5(suture_g::text), 'kept', " + json(kept(made).stream()) + ", 'computed', "
                + json(changed(made).stream()) + ");\n";
        return place.map(p -> "suture_n := suture_ns[" + p + "]; suture_h := suture_hs[" + p + "];\n")
                        .orElseGet(() -> digest(hash.apply(made, "suture_made"), "suture_n, suture_h", should(made)))
                + digest(hash.apply(made, "suture_target"), "suture_m, suture_g", is(made))
                + "IF (suture_n, coalesce(suture_h, 0)) IS DISTINCT FROM (suture_m, coalesce(suture_g, 0)) THEN\n"
                + wrong.apply(made)
                + "END IF;\n" + found;
    }

    /** Behind FROM: the rows that should be. */
    private static String should(MadeRows made) {
        String should = "(" + made.made() + ") AS suture_made";
        String key = made.target().key().stream().map(k -> "suture_made." + k).collect(joining(", "));
        return made.target().rows() == Target.Rows.SHARED
                ? "(SELECT DISTINCT " + key + " FROM " + should + ") AS suture_made"
                : should;
    }

    /** Behind FROM: the rows that are. */
    private static String is(MadeRows made) {
        return made.name() + " AS suture_target";
    }

    /** As it is computed where rows are made, too. */
    private static String textHash(MadeRows made, String of) {
        return TextHash.of(made.target().columns().stream().map(c -> of + "." + c.name()));
    }

    private static String named(MadeRows made) {
        return "suture_wrong := suture_wrong || "
                + SqlLiteral.quote("; " + made.name().display()) + ";\n";
    }

    /** How many rows are wrong, and how. */
    private static String counted(MadeRows made) {
        boolean all = made.target().rows() == Target.Rows.OWN;
        String differ = row(made, "suture_made") + " <> " + row(made, "suture_target");
        return "SELECT count(*) FILTER (WHERE suture_target.tableoid IS NULL), "
                + (all ? "count(*) FILTER (WHERE suture_made.suture_there IS NULL)" : "0")
                + ", count(*) FILTER (WHERE suture_target.tableoid IS NOT NULL AND suture_made.suture_there AND "
                + differ
                + ") INTO suture_n, suture_m, suture_k FROM (SELECT true AS suture_there, suture_made.* FROM "
                + should(made) + ") AS suture_made FULL JOIN " + is(made) + " ON " + made.sameRow() + ";\n"
                + "IF suture_n + suture_m + suture_k > 0 THEN suture_wrong := suture_wrong || pg_catalog.format("
                + SqlLiteral.quote(
                        "; " + made.name().display().replace("%", "%%") + ": %s missing, %s too many, %s changed")
                + ", suture_n, suture_m, suture_k); END IF;\n";
    }

    /** Of rows that several make, which of them came first decides on the rest. */
    private static String row(MadeRows made, String of) {
        return made.target().rows() == Target.Rows.SHARED ? made.key(of) : made.row(of);
    }

    /** Independent of the order of rows: hashes are added up. */
    private static String digest(String hash, String into, String from) {
        return Executed.into("SELECT count(*), sum(" + hash + ") FROM " + from, into);
    }

    private static List<String> orphans(MadeRows made) {
        return made.into().constraints().stream()
                .filter(c ->
                        c.kind() == ConstraintKind.FOREIGN_KEY && c.references().isPresent())
                .map(c -> orphans(made, c, c.references().get()))
                .toList();
    }

    private static String orphans(MadeRows made, Constraint key, Constraint.Reference reference) {
        String given = key.columns().stream()
                .map(c -> "suture_target." + c + " IS NOT NULL")
                .collect(joining(" AND "));
        String same = IntStream.range(0, key.columns().size())
                .mapToObj(i -> "suture_parent." + reference.columns().get(i) + " = suture_target."
                        + key.columns().get(i))
                .collect(joining(" AND "));
        return "SELECT count(*) INTO suture_n FROM " + made.name() + " AS suture_target WHERE " + given
                + " AND NOT EXISTS (SELECT FROM " + reference.table() + " AS suture_parent WHERE " + same + ");\n"
                + "IF suture_n > 0 THEN suture_wrong := suture_wrong || pg_catalog.format("
                + SqlLiteral.quote("; " + made.name().display().replace("%", "%%") + ": %s refer to no row of "
                        + reference.table().display().replace("%", "%%"))
                + ", suture_n); END IF;\n";
    }

    private static String expected(Expectation each) {
        return "IF (" + each.source() + ") IS DISTINCT FROM (" + each.target()
                + ") THEN suture_wrong := suture_wrong || "
                + SqlLiteral.quote("; not the same on both sides: " + each.name()) + "; END IF;\n";
    }

    private static String quote(MadeRows made) {
        return SqlLiteral.quote(made.name().display());
    }

    static String json(Stream<String> texts) {
        return texts.map(SqlLiteral::quote).collect(joining(", ", "pg_catalog.to_jsonb(ARRAY[", "]::text[])"));
    }
}
