// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The parameters of a function or procedure that is created.
 *
 * @param identity as {@code pg_get_function_identity_arguments} writes them, as far as their types are PostgreSQL's own
 * @param inputs how many tell it from others of its name
 */
public record Parameters(String identity, int inputs) {
    /** @param create a {@code CreateFunctionStmt} */
    public static Parameters of(Node create) {
        List<Node> declared = create.list("parameters").stream()
                .filter(p -> !p.text("mode").equals("FUNC_PARAM_TABLE"))
                .toList();
        int inputs = (int) declared.stream()
                .filter(p -> !p.text("mode").equals("FUNC_PARAM_OUT"))
                .count();
        return new Parameters(declared.stream().map(Parameters::one).collect(Collectors.joining(", ")), inputs);
    }

    /**
     * Of one that is there.
     *
     * @param identity by {@code pg_get_function_identity_arguments}
     */
    public static int inputs(String identity) {
        return identity.isEmpty()
                ? 0
                : (int) Arrays.stream(identity.split(", "))
                        .filter(p -> !p.startsWith("OUT "))
                        .count();
    }

    private static String one(Node parameter) {
        String mode = switch (parameter.text("mode")) {
            case "FUNC_PARAM_OUT" -> "OUT ";
            case "FUNC_PARAM_INOUT" -> "INOUT ";
            case "FUNC_PARAM_VARIADIC" -> "VARIADIC ";
            default -> "";
        };
        String name = parameter.string("name").map(n -> Identifier.of(n) + " ").orElse("");
        return mode
                + name
                + TypeClause.of(parameter.field("argType").orElseThrow()).words();
    }
}
