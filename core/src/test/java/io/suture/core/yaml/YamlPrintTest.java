// SPDX-License-Identifier: Apache-2.0
package io.suture.core.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlPrintTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "no",
                "On",
                "null",
                "true",
                "1",
                "1.0",
                "2.0.0",
                "-1",
                "- dash",
                "a: b",
                "a #b",
                "#",
                "'quoted'",
                "\"",
                "\\",
                "{a}",
                "[a]",
                "&a",
                "*a",
                "!t",
                "%",
                "@",
                "`",
                "|",
                ">",
                "?",
                "~",
                "=",
                " lead",
                "trail ",
                "\ttab",
                "a\tb",
                "line\nline",
                "line\nline\n",
                "line\n\n\n",
                "\nline\n",
                "\n\n  deep\nline",
                " a\nb",
                "a\n  b\n",
                "a\r\nb",
                "é ü 漢",
                "\u0001",
                "\u2028",
                "a,b",
                "x y, z",
                "2026-01-01",
                "0x1F",
                "\n",
                "end:",
                "_",
                "🙂 ok\nno"
            })
    void a_text_comes_back_as_it_was_wherever_it_stands(String text) {
        String yaml = YamlPrint.of(Map.of(
                "alone",
                text,
                "several",
                List.of(text, text),
                "deep",
                List.of(Map.of("key", text), Map.of("key", List.of(text)))));
        YamlMap read = YamlMap.parse(YamlText.of("it.yaml", yaml));

        assertThat(texts(new YamlValue.Nested(
                        read, new io.suture.core.problem.SourcePosition("x", 1, 1, java.util.Optional.empty()))))
                .as(yaml)
                .allMatch(text.isBlank() ? String::isBlank : text::equals)
                .hasSize(text.isBlank() ? 0 : 5);
    }

    @Test
    void a_key_that_is_a_sentence_is_quoted_where_it_must_be() {
        assertThat(YamlPrint.of(Map.of("is: so", true))).isEqualTo("\"is: so\": true\n");
        assertThat(YamlPrint.of(Map.of("every patient has a name", List.of())))
                .isEqualTo("every patient has a name: []\n");
    }

    private static List<String> texts(YamlValue value) {
        return switch (value) {
            case YamlValue.Text text -> List.of(text.verbatim());
            case YamlValue.Nested nested ->
                nested.map().values().values().stream()
                        .flatMap(v -> texts(v).stream())
                        .toList();
            case YamlValue.Items items ->
                items.items().stream().flatMap(v -> texts(v).stream()).toList();
            case YamlValue.Flag flag -> List.of("flag");
            case YamlValue.Nothing nothing -> List.of();
        };
    }
}
