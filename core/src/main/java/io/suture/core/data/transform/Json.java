// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Doc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Another structure for a JSON object, by moves of what stands at paths. In order: moves, removals, defaults, resets; then the schema is asked.
 */
public record Json(
        @Doc("paths, and where what stands there goes; objects that are empty then go too")
        Map<String, String> moves,

        @Doc("paths whose value is taken away") List<String> remove,

        @Doc("paths, and what stands there where nothing does; a text that is JSON is that, any other a string")
        Map<String, String> defaults,

        @Doc("paths of `defaults` that get their default whatever stands there")
        List<String> reset,

        @Doc("what the result must be: a JSON schema (2020-12) as JSON text")
        Optional<JsonSchema> schema,

        @Doc("what becomes of a row whose value is no object, has something at a path already, or is not what the"
                + " schema says; fail where it is left out")
        Optional<Otherwise> impossible)
        implements Transform {
    public Json {
        moves = new LinkedHashMap<>(moves);
        remove = List.copyOf(remove);
        defaults = new LinkedHashMap<>(defaults);
        reset = List.copyOf(reset);
        if (!defaults.keySet().containsAll(reset)) {
            throw Problem.user(
                            "DATA-JSON-RESET",
                            "`reset` of `json` names a path that has no default",
                            "a path is reset to what `defaults` says of it",
                            "add it to `defaults`, or use `remove`")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        Otherwise otherwise = impossible.orElse(Otherwise.FAIL);
        String moved = input.with(moved(input))
                .once("CASE WHEN jsonb_typeof(" + Input.V + ") = 'object' THEN " + Input.V + " END");
        Derived derived = Derived.of(
                        schema.map(s -> valid(input.with(moved), s)).orElse(moved))
                .with(input.objection(
                        "json-conflict",
                        "(" + input.expression() + ") IS NOT NULL AND (" + moved + ") IS NULL",
                        otherwise.action(),
                        "is no JSON object, or has something already where something else goes"));
        return schema.map(s -> derived.with(input.objection(
                        "json-schema",
                        input.with(moved).once(Input.V + " IS NOT NULL AND NOT " + s.holds(Input.V)),
                        otherwise.action(),
                        "is not what the schema says")))
                .orElse(derived);
    }

    private static String valid(Input moved, JsonSchema schema) {
        return moved.once("CASE WHEN " + schema.holds(Input.V) + " THEN " + Input.V + " END");
    }

    /** Step by step; null from the first step on that cannot be done. */
    private String moved(Input input) {
        List<String> steps = new ArrayList<>();
        steps.add("CASE WHEN jsonb_typeof(" + Input.V + ") = 'object' THEN " + Input.V + " END");
        moves.forEach((from, to) -> steps.add(JsonPath.parse(from).movedTo(JsonPath.parse(to), Input.V)));
        remove.forEach(path -> steps.add(JsonPath.parse(path).removedFrom(Input.V)));
        defaults.forEach((path, value) ->
                steps.add(JsonPath.parse(path).filled(Input.V, new JsonText(value), reset.contains(path))));
        Input value = input;
        for (String step : steps) {
            value = value.with(value.once(step));
        }
        return value.expression();
    }

    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.JSONB);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.JSONB;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Json.class,
                    "json",
                    "Gives a JSON object another structure by declared moves, and checks the result against a JSON"
                            + " schema. Nothing is written over: a move onto something that is there already is refused.",
                    TransformExample.of("jsonb", """
                        json:
                          moves: {structural.enabled: aspects.structural.enabled}
                          defaults: {aspects.profile.enabled: "true"}
                          schema: |
                            {"required": ["aspects"], "properties": {"aspects": {"type": "object"}}}
                        """)
                            .gives(
                                    "{\"structural\": {\"enabled\": false}}",
                                    "{\"aspects\": {\"profile\": {\"enabled\": true}, \"structural\": {\"enabled\":"
                                            + " false}}}")
                            .gives("{}", "{\"aspects\": {\"profile\": {\"enabled\": true}}}")
                            .refuses("[1]", "json-conflict")
                            .refuses("{\"aspects\": 1}", "json-conflict"));
        }
    }
}
