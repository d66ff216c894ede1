// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Function;
import libpgquery.GrammarMachine;

/**
 * The module as it lies on the class path, decoded once, and what the letters of its imports and exports stand for.
 *
 * @param wasm types, data and exports; the code is in {@link GrammarMachine}
 * @param letters {@code import.a} and {@code export.name}, written by {@code tools/renew-libpg-query.sh}
 * @param machine makes what runs the code of an instance
 */
record PgModule(WasmModule wasm, Properties letters, Function<Instance, Machine> machine) {

    /** Decodes the module that the build has compiled to Java classes. */
    static PgModule load() {
        try (InputStream wasm = resource("grammar.wasm");
                InputStream names = resource("libpg-query.properties")) {
            Properties letters = new Properties();
            letters.load(names);
            WasmModule module = Parser.builder().withValidation(false).build().parse(() -> wasm);
            return new PgModule(module, letters, GrammarMachine::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new instance, its constructors run. */
    Instance start() {
        Instance instance = Instance.builder(wasm)
                .withImportValues(new PgImports(this).values())
                .withMemoryFactory(ByteArrayMemory::new)
                .withMachineFactory(machine)
                .build();
        instance.export(exportLetter("call_ctors")).apply();
        return instance;
    }

    private static InputStream resource(String name) {
        InputStream found = GrammarMachine.class.getResourceAsStream(name);
        if (found == null) {
            throw new IllegalStateException("the class path lacks " + name);
        }
        return found;
    }

    /** The C name of an import. */
    String importName(String letter) {
        return get("import." + letter);
    }

    /** The letter of an exported C function. */
    String exportLetter(String name) {
        return get("export." + name);
    }

    private String get(String key) {
        String value = letters.getProperty(key);
        if (value == null) {
            throw new IllegalStateException("the module's import map lacks " + key);
        }
        return value;
    }
}
