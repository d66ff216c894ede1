// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.typed.OneText;

/**
 * What a JSON value must be, as a JSON schema (draft 2020-12): the vocabulary that a row can be asked for in SQL. What is not known is refused
 * rather than overlooked.
 *
 * @param text JSON
 */
@OneText("a JSON schema as JSON text")
public record JsonSchema(String text) {
    /** @throws io.suture.core.problem.SutureException {@code DATA-SCHEMA}, {@code DATA-SCHEMA-KEYWORD} */
    public JsonSchema {
        Problems problems = new Problems();
        new SchemaSql(problems).of(tree(text), "i.v");
        problems.throwIfAny();
    }

    public static JsonSchema parse(String text) {
        return new JsonSchema(text.strip());
    }

    /** True or false for every JSON value. */
    String holds(String json) {
        return new SchemaSql(new Problems()).of(tree(text), json);
    }

    private static JsonNode tree(String text) {
        try {
            return JsonText.JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.user(
                            "DATA-SCHEMA",
                            "the JSON schema is not JSON",
                            e.getOriginalMessage().lines().findFirst().orElse("it cannot be read"),
                            "write it as JSON below `schema: |`")
                    .asException();
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
