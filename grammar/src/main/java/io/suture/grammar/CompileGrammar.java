// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import com.dylibso.chicory.compiler.InterpreterFallback;
import com.dylibso.chicory.compiler.internal.ByteClassCollector;
import com.dylibso.chicory.compiler.internal.Compiler;
import com.dylibso.chicory.compiler.internal.CompilerResult;
import com.dylibso.chicory.wasm.Parser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The build step: reads the module, writes {@code libpgquery.GrammarMachine}, and beside it {@code grammar.wasm}
 * (types and exports) and {@code grammar.data} (what memory begins with).
 */
final class CompileGrammar {
    private static final String MACHINE = "libpgquery.GrammarMachine";
    /** Functions a class may have: fewer would load faster when few are called, but calls across classes are longer. */
    private static final int FUNCTIONS_PER_CLASS = 64;

    private static final List<String> EXPORTS = List.of(
            "call_ctors",
            "malloc",
            "free",
            "setThrew",
            "emscripten_stack_get_current",
            "emscripten_stack_restore",
            "wasm_parse_query_raw",
            "wasm_free_parse_result",
            "wasm_scan",
            "wasm_free_string");

    private CompileGrammar() {}

    /** @param args the module, the folder for classes */
    public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
        byte[] module = Files.readAllBytes(Path.of(args[0]));
        Path classes = Path.of(args[1]);
        Path stamp = classes.resolveSibling("grammar.stamp");
        String fingerprint = fingerprint(module, classes.resolve("io/suture/grammar"));
        boolean done = Files.exists(stamp)
                && Files.readString(stamp).equals(fingerprint)
                && Files.exists(classes.resolve("libpgquery/grammar.wasm"));
        if (!done) {
            compile(module, classes);
            Files.writeString(stamp, fingerprint);
        }
    }

    private static void compile(byte[] module, Path classes) throws IOException {
        WasmFile file = WasmFile.read(module);
        file.exportedFunctions().keySet().retainAll(letters());
        byte[] data = file.removeData();
        Unused.empty(file);
        SmallFunctions.make(file);
        CompilerResult result = Compiler.builder(Parser.parse(file.write()))
                .withClassName(MACHINE)
                .withMaxFunctionsPerClass(FUNCTIONS_PER_CLASS)
                .withClassCollectorFactory(ByteClassCollector::new)
                .withInterpreterFallback(InterpreterFallback.FAIL)
                .build()
                .compile();
        for (Map.Entry<String, byte[]> entry : result.classBytes().entrySet()) {
            Path target = classes.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(target.getParent());
            Files.write(target, entry.getValue());
        }
        Files.write(classes.resolve("libpgquery/grammar.data"), data);
        Files.write(classes.resolve("libpgquery/grammar.wasm"), file.writeWithoutCode());
    }

    private static List<String> letters() throws IOException {
        Properties letters = new Properties();
        try (InputStream names = CompileGrammar.class.getResourceAsStream("/libpgquery/libpg-query.properties")) {
            letters.load(names);
        }
        return EXPORTS.stream()
                .map(name -> letters.getProperty("export." + name))
                .toList();
    }

    /** Of everything the result depends on. */
    private static String fingerprint(byte[] module, Path tool) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(module);
        try (Stream<Path> files = Files.list(tool)) {
            for (Path file : files.sorted().toList()) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
