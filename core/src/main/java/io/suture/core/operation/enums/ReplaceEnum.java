// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.copy.TableCopy;
import io.suture.core.operation.CopiesTogether;
import io.suture.core.operation.CopySteps;
import io.suture.core.operation.Draft;
import io.suture.core.operation.Operation;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Gives an enum that tables in use hold other values, so that some are there no more.
 *
 * <pre>
 * before    no row holds a value that goes                   ACCESS SHARE, a scan of each table
 * expand    a type with the values there will be             nothing of others
 * migrate   each table is copied and compared, as {@link io.suture.core.operation.AlterInCopy}; the copy's columns are of that type
 *           both types and all tables change their names     ACCESS EXCLUSIVE on all of them, a moment
 *           foreign keys are proved                          SHARE UPDATE EXCLUSIVE, ROW SHARE
 * </pre>
 *
 * Where the same migration changes rows before, what they hold is seen when they are copied. A row that gets such a value while others are copied stops the run ({@code ENUM-VALUE-WRITTEN}); tables and writers are left as they are.
 * Undone without a copy: the values are added where they were. Source: manual of PostgreSQL 18, ALTER TYPE, Notes: values can be added
 * and renamed, not removed nor put in another order.
 *
 * @param labels the values there will be, in order
 * @param replaced what takes the place of a value that goes
 * @param holders tables with columns of the type
 */
public record ReplaceEnum(EnumType type, List<String> labels, Map<String, String> replaced, Set<TableName> holders)
        implements Operation {
    static ReplaceEnum of(EnumType type, List<String> labels, Map<String, String> replaced, Outlook outlook) {
        TypeWords words = new TypeWords(type.name());
        Set<TableName> holders = outlook.allRelations().stream()
                .filter(r -> r.kind() == RelationKind.TABLE)
                .filter(r -> r.columns().stream().anyMatch(c -> words.isHeldBy(c.type())))
                .map(Relation::name)
                .collect(Collectors.toSet());
        return new ReplaceEnum(type, labels, replaced, holders);
    }

    @Override
    public Set<TableName> alters() {
        return holders;
    }

    @Override
    public void compile(Draft draft) {
        Outlook outlook = draft.outlook();
        List<HeldEnum> tables = tables(outlook);
        if (holders.stream().noneMatch(outlook.recent()::isAlteredBefore)) {
            refuse(obstacles(outlook));
        }
        if (draft.keeps() && !replaced.isEmpty()) {
            refuseToKeep();
        }
        draft.tryOut(nothingElse());
        if (!draft.isBegun()) {
            tables.forEach(t -> t.trial().ifPresent(draft::tryOut));
        }
        change(
                draft,
                tables.stream().filter(t -> isCopied(t, outlook)).toList(),
                new NewEnum(type, new EnumNames(type.name()), values()));
        outlook.put(new EnumType(type.name(), labels, type.ownership(), type.comment()));
        draft.does(Kind.TRANSFORMATIVE);
    }

    /** What has no way to the new type, in words that follow "because". */
    List<String> obstacles(Outlook outlook) {
        return new Obstacles(new TypeWords(type.name()), tables(outlook), values().gone(), outlook).all();
    }

    private Labels values() {
        return new Labels(type.labels(), labels, replaced);
    }

    private List<HeldEnum> tables(Outlook outlook) {
        return holders.stream()
                .sorted()
                .map(t -> new HeldEnum(
                        outlook.relation(t).orElseThrow(),
                        new TypeWords(type.name()),
                        new EnumNames(type.name()),
                        values()))
                .toList();
    }

    /** Of a table that the run itself creates not all is known yet; then this is planned once more. */
    private static boolean isCopied(HeldEnum held, Outlook outlook) {
        return TableCopy.obstacle(held.table().name(), List.of(), List.of(), outlook)
                .isEmpty();
    }

    private void change(Draft draft, List<HeldEnum> tables, NewEnum next) {
        if (tables.isEmpty()) {
            gather(draft, Phase.MIGRATE, next.make(), Undo.nothing());
            gather(draft, Phase.MIGRATE, next.rename(), Undo.nothing());
            gather(draft, Phase.MIGRATE, next.settle(), next.back());
            draft.changed("no table holds the type: one with the values there will be takes its place at once");
            return;
        }
        gather(draft, Phase.EXPAND, next.make(), Undo.by(next.takenBack()));
        draft.changed("a type with the values there will be, beside the one that tables hold");
        Outlook outlook = draft.outlook();
        List<CopySteps> copies = tables.stream()
                .map(t -> new CopySteps(t.table(), TableCopy.of(t.reshaping(), outlook), outlook, draft::sql))
                .toList();
        List<String> last =
                Stream.concat(next.settle().stream(), compiled(outlook)).toList();
        new CopiesTogether(copies, texts(draft, next.rename()), texts(draft, last)).plan(draft, next::back);
        draft.note("rows of " + names(tables)
                + " are written anew in copies, which stay until the last is done: they need about the room the tables and their"
                + " indexes take");
        draft.note(
                "a session that has prepared a statement with a parameter of type "
                        + type.name().display()
                        + " gets an error (\"cache lookup failed for type\") until it prepares it again: the type is another one afterwards");
    }

    /** Sessions keep what they have compiled of a function until that is defined again. */
    private Stream<String> compiled(Outlook outlook) {
        TypeWords words = new TypeWords(type.name());
        return outlook.catalog().contents().routines().stream()
                .filter(r -> r.language().equals("plpgsql") && words.mayBeIn(r.definition()))
                .filter(r -> r.ownership().owner().equals(type.ownership().owner()))
                .map(r -> r.definition().strip());
    }

    /** @param undo of all of them */
    private static void gather(Draft draft, Phase in, List<String> statements, Undo undo) {
        for (int i = 0; i < statements.size(); i++) {
            draft.gather(in, draft.sql(statements.get(i)), Takes.NOTHING, i == 0 ? undo : Undo.nothing());
        }
    }

    private static List<Sql> texts(Draft draft, List<String> statements) {
        return statements.stream().map(draft::sql).toList();
    }

    private static String names(List<HeldEnum> tables) {
        return tables.stream().map(t -> t.table().name().display()).collect(Collectors.joining(", "));
    }

    private void refuseToKeep() {
        throw Problem.user(
                        "PLAN-KEEP",
                        "`keep` is said, and which rows had a value of "
                                + type.name().display() + " that is replaced is not kept",
                        "the type that rows are of from then on has no such value",
                        "give the rows their new value in a migration before, and remove `replace_with` or `keep`")
                .asException();
    }

    private void refuse(List<String> obstacles) {
        Problems problems = new Problems();
        obstacles.forEach(why -> problems.add(Problem.user(
                "ENUM-OBSTACLE",
                "type " + type.name().display() + " cannot get other values while it is in use",
                why,
                "take that away in a migration before, and put it back in one after")));
        problems.throwIfAny();
    }

    /** Casts, operators, aggregates and whatever else the catalog of a schema does not say are bound to a type. */
    private Trial nothingElse() {
        String name = type.name().display();
        String known = Stream.of("class", "attrdef", "constraint", "rewrite", "policy", "trigger")
                .map(catalog -> "'pg_catalog.pg_" + catalog + "'::regclass")
                .collect(Collectors.joining(", "));
        return Trial.of(
                "nothing but tables and what belongs to them hangs on " + name,
                "SELECT count(*), count(*) FROM pg_catalog.pg_depend AS d JOIN pg_catalog.pg_type AS t ON d.refobjid IN (t.oid, t.typarray)"
                        + " WHERE d.refclassid = 'pg_catalog.pg_type'::regclass AND d.deptype = 'n' AND t.oid = "
                        + SqlLiteral.quote(type.name().toString()) + "::regtype AND d.classid NOT IN (" + known + ")",
                Problem.user(
                        "ENUM-OBSTACLE",
                        "things that hang on type " + name + " have no way to the one that takes its place",
                        "casts, operators and aggregates are bound to the type itself, not to its name",
                        "take them away in a migration before, and put them back in one after"));
    }
}
