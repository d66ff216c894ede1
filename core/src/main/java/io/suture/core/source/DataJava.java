// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.data.Action;
import io.suture.core.data.move.JavaRows;
import io.suture.core.plan.JavaTransform;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.yaml.YamlFields;
import io.suture.core.yaml.YamlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a data migration says under {@code java}. */
final class DataJava {
    static final String JAR = "jar";
    static final String SHA256 = "sha256";
    static final String CLASS = "class";
    static final String NAME = "name";
    static final String MAKES = "makes";
    static final String ACTION = "action";

    static final List<String> TEXTS = List.of(JAR, SHA256, CLASS, NAME);
    static final List<Action> ACTIONS = List.of(Action.FAIL, Action.SKIP);

    private static final List<String> KEYS =
            Stream.concat(TEXTS.stream(), Stream.of(MAKES, ACTION)).toList();

    private DataJava() {}

    /**
     * Notes {@code YAML-KEY}, {@code YAML-VALUE}, {@code YAML-MISSING}.
     *
     * @throws io.suture.core.problem.SutureException {@code DATA-JAR-PATH}, {@code DATA-JAR-SHA256}, {@code OPERATION-EXPRESSION}
     */
    static Optional<JavaRows> read(YamlValue.Nested value, Problems problems) {
        YamlFields fields = new YamlFields(value.map(), KEYS, "`java`", problems);
        Optional<String> jar = required(JAR, fields, value, problems);
        Optional<String> sha256 = required(SHA256, fields, value, problems);
        Optional<String> type = required(CLASS, fields, value, problems);
        List<JavaRows.Made> makes = makes(value);
        if (makes.isEmpty()) {
            problems.add(missing(MAKES, "`makes: {phone: text}`", value));
        }
        Optional<Action> action = fields.oneOf(ACTION, ACTIONS, Action::word);
        return jar.isEmpty() || sha256.isEmpty() || type.isEmpty() || makes.isEmpty()
                ? Optional.empty()
                : Optional.of(new JavaRows(
                        new JavaTransform(jar.get(), sha256.get(), type.get()),
                        makes,
                        fields.text(NAME).orElse("java"),
                        action.orElse(Action.FAIL)));
    }

    private static List<JavaRows.Made> makes(YamlValue.Nested value) {
        return value.map().find(MAKES).stream()
                .filter(YamlValue.Nested.class::isInstance)
                .flatMap(v -> ((YamlValue.Nested) v).map().values().entrySet().stream())
                .filter(e -> e.getValue() instanceof YamlValue.Text)
                .map(e -> new JavaRows.Made(Identifier.of(e.getKey().name()), ((YamlValue.Text) e.getValue()).text()))
                .toList();
    }

    private static Optional<String> required(String key, YamlFields fields, YamlValue.Nested at, Problems problems) {
        Optional<String> text = fields.text(key);
        if (text.isEmpty()) {
            problems.add(missing(key, key.equals(SHA256) ? "what `sha256sum` prints of the jar" : "it", at));
        }
        return text;
    }

    private static Problem missing(String key, String write, YamlValue.Nested value) {
        return Problem.user(
                        "YAML-MISSING",
                        "`" + key + "` is missing under `java`",
                        "a transform is a class in a jar of known bytes, and the columns it makes",
                        "write " + write + " there")
                .at(value.at());
    }
}
