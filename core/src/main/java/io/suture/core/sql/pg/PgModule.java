// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * The module as it lies on the class path, decoded once, and what the letters of its imports and exports stand for.
 *
 * @param letters {@code import.a} and {@code export.name}, written by {@code tools/renew-libpg-query.sh}
 */
record PgModule(WasmModule wasm, Properties letters) {

    static PgModule load() {
        Properties letters = new Properties();
        try (InputStream wasm = resource("libpg-query.wasm");
                InputStream names = resource("libpg-query.properties")) {
            letters.load(names);
            WasmModule module = Parser.builder().withValidation(false).build().parse(() -> wasm);
            return new PgModule(module, letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream found = PgModule.class.getResourceAsStream(name);
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
