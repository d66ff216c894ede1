// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.suture.core.lint.Definitions.Subject;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.TypeClause;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one statement does to the definitions.
 *
 * @param outlook before the statement
 */
record Defining(Definitions definitions, Outlook outlook) {
    private static final Set<ConstraintType> TOLD =
            Set.of(ConstraintType.CHECK, ConstraintType.FOREIGN, ConstraintType.UNIQUE, ConstraintType.PRIMARY);

    void apply(Statement statement) {
        Node tree = statement.tree();
        switch (tree.tag()) {
            case "CreateStmt" -> createTable(tree);
            case "AlterTableStmt" ->
                new AlterTable(tree)
                        .commands()
                        .forEach(c -> alter(outlook.resolve(new AlterTable(tree).relation()), c));
            case "IndexStmt" -> index(tree);
            case "CreateFunctionStmt" -> function(tree);
            case "CreateTrigStmt" -> onTable("trigger", tree, "relation", "trigname");
            case "CreatePolicyStmt" -> onTable("policy", tree, "table", "policy_name");
            case "AlterPolicyStmt" ->
                RelationName.in(tree, "table")
                        .ifPresent(t ->
                                definitions.doubt(subject("policy", outlook.resolve(t), tree.text("policy_name"))));
            case "CreateExtensionStmt" ->
                definitions.put(extension(tree.text("extname")), JsonNodeFactory.instance.objectNode());
            case "AlterFunctionStmt", "AlterOwnerStmt", "AlterObjectSchemaStmt", "AlterObjectDependsStmt" ->
                doubtFunction(tree);
            case "RenameStmt" -> rename(tree);
            case "DropStmt" -> drop(tree);
            default -> {}
        }
        if (tree.is("AlterObjectSchemaStmt")) {
            RelationName.in(tree, "relation")
                    .flatMap(outlook::find)
                    .ifPresent(t ->
                            definitions.renamed(t, new TableName(Identifier.of(tree.text("newschema")), t.name())));
        }
    }

    private static Subject subject(String kind, TableName table, String name) {
        return new Subject(kind, Optional.of(table), name);
    }

    private static Subject extension(String name) {
        return new Subject("extension", Optional.empty(), name);
    }

    private void createTable(Node tree) {
        TableName table = outlook.place(RelationName.in(tree, "relation").orElseThrow());
        if (outlook.exists(table)) {
            return;
        }
        Set<Subject> own = new HashSet<>();
        for (Node element : tree.list("tableElts")) {
            if (element.is("ColumnDef")) {
                column(table, new ColumnClause(element), own);
            } else if (element.is("Constraint")) {
                constraint(table, ConstraintClause.of(element), own);
            }
        }
    }

    private void column(TableName table, ColumnClause column, Set<Subject> own) {
        column.defaultExpression().ifPresent(e -> defaultOf(table, column.name(), e));
        column.constraints().forEach(c -> constraint(table, c, own));
        if (column.constraints().stream().anyMatch(c -> c.type().name().startsWith("ATTR_"))) {
            own.forEach(definitions::doubt);
        }
    }

    private void defaultOf(TableName table, Identifier column, Node expression) {
        Subject subject = subject("default", table, column.value());
        if (Expressions.functions(expression).stream().anyMatch(f -> f.getLast().equals("nextval"))) {
            definitions.doubt(subject);
        } else {
            definitions.put(subject, Form.expression(expression));
        }
    }

    /** Two that would be called alike are called otherwise, and not told apart. */
    private void constraint(TableName table, ConstraintClause clause, Set<Subject> own) {
        if (TOLD.contains(clause.type())) {
            Subject subject = subject(
                    "constraint",
                    table,
                    Effects.constraintName(outlook, table, clause).value());
            if (own.add(subject) && clause.usingIndex().isEmpty()) {
                definitions.put(subject, Form.of(clause));
            } else {
                definitions.doubt(subject);
            }
        }
    }

    private void alter(TableName table, AlterCommand command) {
        switch (command.subtype()) {
            case "AddColumn" -> command.column().ifPresent(c -> column(table, c, new HashSet<>()));
            case "ColumnDefault" -> command.definition().ifPresent(e -> defaultOf(table, command.name(), e));
            case "AddConstraint" -> command.constraint().ifPresent(c -> constraint(table, c, new HashSet<>()));
            case "AlterColumnType" -> definitions.doubt(s -> isOf(s, table) && Definitions.FOLLOWED.contains(s.kind()));
            case "AlterConstraint" ->
                definitions.doubt(s -> isOf(s, table) && s.kind().equals("constraint"));
            default -> {}
        }
    }

    private static boolean isOf(Subject subject, TableName table) {
        return subject.table().filter(table::equals).isPresent();
    }

    private void index(Node tree) {
        RelationName.in(tree, "relation")
                .map(outlook::resolve)
                .ifPresent(table -> tree.string("idxname")
                        .filter(name -> !tree.flag("if_not_exists")
                                || !outlook.exists(new TableName(table.schema(), Identifier.of(name))))
                        .ifPresent(name -> definitions.put(subject("index", table, name), Form.of(tree))));
    }

    /** Nothing is left of one of the session's own. */
    private void function(Node tree) {
        if (tree.strings("funcname").getFirst().equals("pg_temp")) {
            return;
        }
        Subject subject = function(tree.strings("funcname"), signature(tree.list("parameters")));
        if (tree.flag("replace")) {
            definitions.replace(subject, Form.of(tree));
        } else {
            definitions.put(subject, Form.of(tree));
        }
    }

    private Subject function(List<String> name, String signature) {
        TableName full = outlook.place(RelationName.of(name));
        return new Subject("function", Optional.empty(), full.display() + "(" + signature + ")");
    }

    private static String signature(List<Node> parameters) {
        return parameters.stream()
                .filter(p -> !List.of("FUNC_PARAM_OUT", "FUNC_PARAM_TABLE").contains(p.text("mode")))
                .flatMap(p -> p.field("argType").stream())
                .map(Defining::type)
                .collect(Collectors.joining(", "));
    }

    private static String type(Node type) {
        TypeClause clause = TypeClause.of(type);
        return clause.name().value() + (clause.array() ? "[]" : "");
    }

    private void onTable(String kind, Node tree, String table, String name) {
        RelationName.in(tree, table)
                .map(outlook::resolve)
                .map(t -> subject(kind, t, tree.text(name)))
                .ifPresent(s -> {
                    if (tree.flag("replace")) {
                        definitions.replace(s, Form.of(tree));
                    } else {
                        definitions.put(s, Form.of(tree));
                    }
                });
    }

    /** Every function of the name that a statement gives to one. */
    private boolean isNamed(Subject subject, Node object) {
        List<String> name = object.strings("objname");
        return subject.kind().equals("function")
                && !name.isEmpty()
                && (object.flag("args_unspecified")
                        ? subject.name()
                                .startsWith(outlook.place(RelationName.of(name)).display() + "(")
                        : subject.equals(function(name, arguments(object))));
    }

    private static String arguments(Node object) {
        return object.list("objfuncargs").isEmpty()
                ? object.list("objargs").stream().map(Defining::type).collect(Collectors.joining(", "))
                : signature(object.list("objfuncargs"));
    }

    private void doubtFunction(Node tree) {
        Optional<Node> object = tree.field("func").or(() -> tree.field("object"));
        object.ifPresent(o -> definitions.doubt(s -> isNamed(s, o)));
    }

    private void rename(Node tree) {
        Optional<TableName> table = RelationName.in(tree, "relation").flatMap(outlook::find);
        switch (tree.text("renameType")) {
            case "OBJECT_TABLE" ->
                table.ifPresent(
                        t -> definitions.renamed(t, new TableName(t.schema(), Identifier.of(tree.text("newname")))));
            case "OBJECT_COLUMN", "OBJECT_TABCONSTRAINT", "OBJECT_TRIGGER", "OBJECT_POLICY" ->
                table.ifPresent(t -> {
                    definitions.doubt(s -> isOf(s, t));
                    definitions.doubt(subject("trigger", t, tree.text("newname")));
                    definitions.doubt(subject("policy", t, tree.text("newname")));
                });
            case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" ->
                tree.field("object").ifPresent(o -> {
                    definitions.doubt(s -> isNamed(s, o));
                    definitions.doubt(function(List.of(tree.text("newname")), arguments(o)));
                });
            default ->
                definitions.doubt(s -> s.kind().equals("index") || s.kind().equals("constraint"));
        }
    }

    private void drop(Node tree) {
        boolean cascades = tree.text("behavior").equals("DROP_CASCADE");
        for (Node object : tree.list("objects")) {
            switch (tree.text("removeType")) {
                case "OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_ROUTINE" -> dropFunction(object, cascades);
                case "OBJECT_TRIGGER" -> dropOnTable("trigger", object);
                case "OBJECT_POLICY" -> dropOnTable("policy", object);
                case "OBJECT_EXTENSION" -> definitions.remove(s -> s.equals(extension(object.text("sval"))));
                case "OBJECT_TABLE", "OBJECT_VIEW", "OBJECT_FOREIGN_TABLE" ->
                    outlook.find(RelationName.of(object.strings("items")))
                            .ifPresent(t -> definitions.remove(s -> isOf(s, t)));
                default -> {}
            }
        }
        boolean followed = Set.of("OBJECT_TABLE", "OBJECT_INDEX", "OBJECT_FUNCTION", "OBJECT_VIEW", "OBJECT_TRIGGER")
                .contains(tree.text("removeType"));
        if (cascades && !followed) {
            definitions.doubt(s -> true);
        }
    }

    /** With {@code CASCADE} its triggers go, and whatever else calls it. */
    private void dropFunction(Node object, boolean cascades) {
        definitions.remove(s -> isNamed(s, object));
        if (cascades) {
            String name = object.strings("objname").getLast();
            definitions.remove(s -> s.kind().equals("trigger")
                    && definitions
                            .form(s)
                            .filter(f -> f.toString().contains("\"" + name + "\""))
                            .isPresent());
            definitions.doubt(s -> !s.kind().equals("trigger") && !s.kind().equals("extension"));
        }
    }

    private void dropOnTable(String kind, Node object) {
        List<String> names = object.strings("items");
        TableName table = outlook.resolve(RelationName.of(names.subList(0, names.size() - 1)));
        definitions.remove(s -> s.equals(subject(kind, table, names.getLast())));
    }
}
