// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.MemoryLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.function.Function;
import libpgquery.GrammarMachine;

/**
 * The module as it lies on the class path, decoded once, and what the letters of its imports and exports stand for.
 *
 * @param wasm types and exports; the code is in {@link GrammarMachine}
 * @param data what memory begins with, from address 0 on
 * @param letters {@code import.a} and {@code export.name}, written by {@code tools/renew-libpg-query.sh}
 * @param machine makes what runs the code of an instance
 */
@SuppressWarnings("ArrayRecordComponent")
record PgModule(WasmModule wasm, byte[] data, Properties letters, Function<Instance, Machine> machine) {

    /** 36 MB: data and the C stack end at 33 MB. The module asks for 128 MB, which take 100 ms to clear. */
    private static final int FIRST_PAGES = 576;

    /** 1 GB, as the module says itself. */
    private static final int MAX_PAGES = 16_384;

    /** Decodes the module that the build has compiled to Java classes. */
    static PgModule load() {
        try (InputStream wasm = resource("grammar.wasm");
                InputStream data = resource("grammar.data");
                InputStream names = resource("libpg-query.properties")) {
            Properties letters = new Properties();
            letters.load(names);
            WasmModule module = Parser.builder().withValidation(false).build().parse(() -> wasm);
            return new PgModule(module, data.readAllBytes(), letters, GrammarMachine::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new instance, its constructors run. */
    Instance start() {
        Instance instance = Instance.builder(wasm)
                .withImportValues(new PgImports(this).values())
                .withMemoryFactory(ByteArrayMemory::new)
                .withMemoryLimits(new MemoryLimits(FIRST_PAGES, MAX_PAGES))
                .withMachineFactory(machine)
                .build();
        instance.memory().write(0, data);
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
