// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import static io.suture.core.sql.TransactionBlock.ALLOWED;
import static io.suture.core.sql.TransactionBlock.DEPENDS;
import static io.suture.core.sql.TransactionBlock.REFUSED;

import java.util.Optional;

/** Where PostgreSQL calls {@code PreventInTransactionBlock} (sources of 14 to 18; a refusal of any version counts). */
final class TransactionBlocks {
    private TransactionBlocks() {}

    static TransactionBlock of(Statement statement) {
        Node tree = statement.tree();
        return switch (statement.kind()) {
            case VACUUM,
                    CREATE_DATABASE,
                    DROP_DATABASE,
                    CREATE_TABLESPACE,
                    DROP_TABLESPACE,
                    ALTER_SYSTEM,
                    COMMIT_PREPARED,
                    ROLLBACK_PREPARED -> REFUSED;
            case CREATE_INDEX, DROP_INDEX -> refusedIf(tree.flag("concurrent"));
            case REINDEX -> reindex(tree);
            case CLUSTER -> tree.has("relation") ? DEPENDS : REFUSED;
            case ALTER_TABLE -> refusedIf(detachesConcurrently(tree));
            case ALTER_DATABASE -> refusedIf(option(tree, "tablespace").isPresent());
            case DISCARD -> refusedIf(tree.text("target").equals("DISCARD_ALL"));
            case CREATE_SUBSCRIPTION -> refusedIf(isOn(tree, "create_slot", isOn(tree, "connect", true)));
            case ALTER_SUBSCRIPTION -> alterSubscription(tree);
            case DROP_SUBSCRIPTION, CALL, DO -> DEPENDS;
            default -> ALLOWED;
        };
    }

    private static TransactionBlock refusedIf(boolean condition) {
        return condition ? REFUSED : ALLOWED;
    }

    private static TransactionBlock reindex(Node tree) {
        boolean concurrently =
                tree.list("params").stream().anyMatch(p -> p.text("defname").equals("concurrently") && isOn(p, true));
        return switch (tree.text("kind")) {
            case "REINDEX_OBJECT_INDEX", "REINDEX_OBJECT_TABLE" -> concurrently ? REFUSED : DEPENDS;
            default -> REFUSED;
        };
    }

    private static boolean detachesConcurrently(Node tree) {
        return tree.list("cmds").stream()
                .filter(c -> c.text("subtype").equals("AT_DetachPartition"))
                .anyMatch(c -> c.field("def").map(d -> d.flag("concurrent")).orElse(false));
    }

    private static TransactionBlock alterSubscription(Node tree) {
        return switch (tree.text("kind")) {
            case "ALTER_SUBSCRIPTION_REFRESH" -> REFUSED;
            case "ALTER_SUBSCRIPTION_SET_PUBLICATION",
                    "ALTER_SUBSCRIPTION_ADD_PUBLICATION",
                    "ALTER_SUBSCRIPTION_DROP_PUBLICATION" -> refusedIf(isOn(tree, "refresh", true));
            case "ALTER_SUBSCRIPTION_OPTIONS" ->
                refusedIf(option(tree, "failover").isPresent()
                        || option(tree, "two_phase").isPresent());
            default -> ALLOWED;
        };
    }

    private static Optional<Node> option(Node tree, String name) {
        return tree.list("options").stream()
                .filter(o -> o.text("defname").equals(name))
                .findFirst();
    }

    private static boolean isOn(Node tree, String name, boolean otherwise) {
        return option(tree, name).map(o -> isOn(o, true)).orElse(otherwise);
    }

    /** The value of an option as {@code defGetBoolean} reads it. */
    private static boolean isOn(Node option, boolean whenBare) {
        return option.field("arg")
                .map(arg -> switch (arg.tag()) {
                    case "Integer" -> arg.integer("ival") != 0;
                    case "Boolean" -> arg.flag("boolval");
                    default ->
                        arg.text("sval").equalsIgnoreCase("true")
                                || arg.text("sval").equalsIgnoreCase("on");
                })
                .orElse(whenBare);
    }
}
