// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
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
    /** What one step calls the value that the one before it has made. */
    private static final String STEP = "i.v";

    private static final String OBJECT = "CASE WHEN jsonb_typeof(" + STEP + ") = 'object' THEN " + STEP + " END";

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
        Action otherwise = impossible.orElse(Otherwise.FAIL).action();
        return input.once(before -> before.with(moved(before)).once(moved -> {
            Objection conflict = input.objection(
                    "json-conflict",
                    before + " IS NOT NULL AND " + moved + " IS NULL",
                    otherwise,
                    "is no JSON object, or has something already where something else goes");
            return schema.map(s -> moved.with(s.holds(moved.expression()))
                            .once(holds -> Derived.of("CASE WHEN " + holds + " THEN " + moved + " END")
                                    .with(conflict)
                                    .with(input.objection(
                                            "json-schema",
                                            moved + " IS NOT NULL AND NOT " + holds,
                                            otherwise,
                                            "is not what the schema says"))))
                    .orElseGet(() -> Derived.of(moved.expression()).with(conflict));
        }));
    }

    /** Step by step; null from the first step on that cannot be done. */
    private String moved(Input input) {
        List<String> steps = new ArrayList<>();
        steps.add(OBJECT);
        moves.forEach((from, to) -> steps.add(JsonPath.parse(from).movedTo(JsonPath.parse(to), STEP)));
        remove.forEach(path -> steps.add(JsonPath.parse(path).removedFrom(STEP)));
        defaults.forEach((path, value) ->
                steps.add(JsonPath.parse(path).filled(STEP, new JsonText(value), reset.contains(path))));
        steps.add(OBJECT);
        String value = input.expression();
        for (String step : steps) {
            value = "(SELECT " + step + " FROM (SELECT " + value + " AS v OFFSET 0) AS i)";
        }
        return value;
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
