// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.outlook.SearchPath;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.Expressions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One file on the way through its statements. */
public final class Passage {
    private final SqlScript script;
    private final LintOptions options;
    private final Ground ground;
    private final List<Spot> spots = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private final Map<String, String> localSettings = new HashMap<>();
    private final Map<String, Statement> routines = new HashMap<>();
    private final Savepoints<Moment> savepoints;
    private int transactions;
    private int current;
    private Optional<Statement> begun = Optional.empty();

    /** How far the file had come, by the number of statements looked at, and what it had done by then. */
    private record Moment(int spots, Map<String, String> settings, Ground.Past past) {}

    Passage(SqlScript script, LintOptions options, Ground ground) {
        this.script = script;
        this.options = options;
        this.ground = ground;
        this.savepoints = new Savepoints<>(script);
        if (options.transaction() == TransactionMode.FILE) {
            begin();
        }
    }

    /** Shows every statement, each before its effect. */
    void walk(Consumer<Spot> look) {
        for (Statement statement : script.statements()) {
            ground.assume(statement);
            show(new Spot(this, statement, ground, current, false), look);
            body(Bodies.of(statement), look);
            called(statement).forEach(routine -> body(Bodies.ofRoutine(routine), look));
            advance(statement);
        }
        ground.fileEnds();
    }

    /** Routines that the file has made and calls here for the first time. */
    private List<Statement> called(Statement statement) {
        return switch (statement.kind()) {
            case CREATE_FUNCTION, CREATE_PROCEDURE -> {
                routines.put(statement.tree().strings("funcname").getLast(), statement);
                yield List.of();
            }
            case SELECT -> called(Expressions.functions(statement.tree()).stream());
            case CALL -> called(statement.tree().field("funccall").stream().map(c -> c.strings("funcname")));
            default -> List.of();
        };
    }

    private List<Statement> called(Stream<List<String>> names) {
        return names.flatMap(name -> Stream.ofNullable(routines.remove(name.getLast())))
                .toList();
    }

    /** It is one transaction, where it is not part of one. */
    private void body(List<Statement> statements, Consumer<Spot> look) {
        int transaction = current == 0 && !statements.isEmpty() ? ++transactions : current;
        for (Statement inner : statements) {
            ground.assume(inner);
            show(new Spot(this, inner, ground, transaction, true), look);
            ground.applyInBody(inner, transaction);
        }
    }

    private void show(Spot spot, Consumer<Spot> look) {
        look.accept(spot);
        spots.add(spot);
    }

    private void advance(Statement statement) {
        switch (statement.kind()) {
            case BEGIN -> {
                begun = Optional.of(statement);
                if (current == 0) {
                    begin();
                }
            }
            case COMMIT, PREPARE_TRANSACTION -> end(statement);
            case ROLLBACK -> {
                savepoints.beginning().ifPresent(this::returnTo);
                end(statement);
            }
            case SAVEPOINT -> savepoints.set(statement, this::now);
            case RELEASE_SAVEPOINT -> savepoints.release(statement);
            case ROLLBACK_TO_SAVEPOINT -> savepoints.backTo(statement).ifPresent(this::returnTo);
            case SET -> set(settings, statement.tree());
            case SET_LOCAL -> set(localSettings, statement.tree());
            case RESET -> settings.remove(statement.tree().text("name"));
            default -> {}
        }
        ground.apply(statement, current, current == 0);
        if (statement.kind() == StatementKind.SET
                && statement.tree().text("name").equals("search_path")) {
            searchPath(statement.tree());
        }
    }

    private void begin() {
        current = ++transactions;
        savepoints.begin(this::now);
    }

    private Moment now() {
        return new Moment(spots.size(), Map.copyOf(settings), ground.now());
    }

    /** What was done since has not happened. */
    private void returnTo(Moment moment) {
        spots.subList(moment.spots(), spots.size()).clear();
        settings.clear();
        settings.putAll(moment.settings());
        ground.returnTo(moment.past());
    }

    private void end(Statement statement) {
        begun = Optional.empty();
        current = 0;
        localSettings.clear();
        if (chains(statement)) {
            begun = Optional.of(statement);
            begin();
        }
    }

    private static boolean chains(Statement statement) {
        return statement.tree().flag("chain");
    }

    private static void set(Map<String, String> settings, Node tree) {
        settings.put(tree.text("name"), value(tree));
    }

    /** As written, numbers and texts alike; empty for {@code DEFAULT}. */
    public static String value(Node set) {
        return set.list("args").stream()
                .map(arg -> arg.field("sval")
                        .map(s -> s.text("sval"))
                        .or(() -> arg.field("ival").map(i -> Integer.toString(i.integer("ival"))))
                        .orElse(""))
                .findFirst()
                .orElse("");
    }

    private void searchPath(Node set) {
        List<Identifier> path = set.list("args").stream()
                .flatMap(a -> a.field("sval").stream())
                .map(s -> s.text("sval"))
                .filter(s -> !s.isEmpty() && !s.equals("$user"))
                .map(Identifier::of)
                .toList();
        if (!path.isEmpty()) {
            ground.outlook().path(new SearchPath(path));
        }
    }

    public SqlScript script() {
        return script;
    }

    public LintOptions options() {
        return options;
    }

    /** Those looked at so far, in order; not those that were rolled back. */
    public List<Spot> spots() {
        return Collections.unmodifiableList(spots);
    }

    /** The value of a setting that the file has made itself and that holds here. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(localSettings.get(name)).or(() -> Optional.ofNullable(settings.get(name)));
    }

    /** The {@code BEGIN} that no {@code COMMIT} has ended yet. */
    public Optional<Statement> openTransaction() {
        return begun;
    }
}
