// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import static org.assertj.core.api.Assertions.assertThat;

import com.dylibso.chicory.runtime.InterpreterMachine;
import com.dylibso.chicory.wasm.Parser;
import io.suture.core.sql.Corpora;
import io.suture.core.sql.OneOfEach;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PgGrammarTest {
    private static final Path ORIGINAL = Stream.of("..", ".")
            .map(root -> Path.of(root, "grammar/src/main/wasm/libpg-query.wasm"))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();

    @Test
    void the_compiled_grammar_gives_the_trees_and_the_errors_of_the_original_module() throws IOException {
        PgModule compiled = PgModule.load();
        PgInstance ours = new PgInstance(compiled);
        PgInstance theirs = new PgInstance(original(compiled));
        List<Corpora.Text> texts = Corpora.texts();
        for (int i = 0; i < texts.size(); i += 40) {
            String sql = texts.get(i).sql();
            assertThat(answer(ours, sql)).as(texts.get(i).path()).isEqualTo(answer(theirs, sql));
            String cut = sql.substring(0, sql.length() * 2 / 3);
            assertThat(answer(ours, cut)).as(texts.get(i).path() + ", cut").isEqualTo(answer(theirs, cut));
        }
    }

    @Test
    void the_compiled_grammar_gives_the_trees_of_the_original_module_for_each_kind_of_statement() throws IOException {
        PgModule compiled = PgModule.load();
        PgInstance ours = new PgInstance(compiled);
        PgInstance theirs = new PgInstance(original(compiled));
        for (String sql : OneOfEach.SQL.split(";\n")) {
            assertThat(answer(ours, sql)).as(sql).isEqualTo(answer(theirs, sql)).startsWith("{");
        }
    }

    @Test
    void the_module_is_the_one_whose_sum_is_written_beside_it() throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(ORIGINAL));
        assertThat(PgModule.load().letters().getProperty("sha256"))
                .isEqualTo(HexFormat.of().formatHex(sum));
    }

    private static PgModule original(PgModule compiled) throws IOException {
        try (InputStream wasm = Files.newInputStream(ORIGINAL)) {
            return new PgModule(Parser.parse(wasm), new byte[0], compiled.letters(), InterpreterMachine::new);
        }
    }

    private static String answer(PgInstance instance, String sql) {
        return switch (instance.parse(sql)) {
            case ParseOutcome.Tree tree -> new String(tree.json(), StandardCharsets.UTF_8);
            case ParseOutcome.Refused refused -> refused.position() + ": " + refused.message();
            case ParseOutcome.TooComplex tooComplex -> "too complex";
        };
    }
}
