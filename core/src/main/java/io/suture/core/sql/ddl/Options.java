// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Node;
import java.util.List;
import java.util.Optional;

/** Lists of {@code DefElem}: what stands in parentheses after VACUUM, REINDEX, EXPLAIN, WITH … */
public final class Options {
    private Options() {}

    /** Whether a switch is on, as {@code defGetBoolean} reads it: bare means on, absent means off. */
    public static boolean isOn(List<Node> options, String name) {
        return find(options, name).map(Options::isOn).orElse(false);
    }

    public static Optional<Node> find(List<Node> options, String name) {
        return options.stream().filter(o -> o.text("defname").equals(name)).findFirst();
    }

    private static boolean isOn(Node option) {
        return option.field("arg")
                .map(arg -> switch (arg.tag()) {
                    case "Integer" -> arg.integer("ival") != 0;
                    case "Boolean" -> arg.flag("boolval");
                    default ->
                        arg.text("sval").equalsIgnoreCase("true")
                                || arg.text("sval").equalsIgnoreCase("on");
                })
                .orElse(true);
    }
}
