// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A WebAssembly module: types, functions, globals and exports taken apart, the other sections as they are. */
final class WasmFile {
    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int FUNCTION = 3;
    private static final int GLOBAL = 6;
    private static final int EXPORT = 7;
    private static final int ELEMENT = 9;
    private static final int CODE = 10;
    private static final int DATA = 11;
    private static final int DATA_COUNT = 12;
    /** The order the sections must have: imports before functions, the number of data segments before the code. */
    private static final List<Integer> ORDER =
            List.of(TYPE, IMPORT, FUNCTION, 4, 5, GLOBAL, EXPORT, 8, ELEMENT, DATA_COUNT, CODE, DATA);

    private final Map<Integer, byte[]> sections = new TreeMap<>();
    private final List<FunctionType> types = new ArrayList<>();
    private final List<WasmFunction> functions = new ArrayList<>();
    private final Map<String, Integer> exportedFunctions = new TreeMap<>();
    private final List<byte[]> otherExports = new ArrayList<>();
    private final List<Integer> tableFunctions = new ArrayList<>();
    private final List<byte[]> globals = new ArrayList<>();
    private int imports;

    private WasmFile() {}

    static WasmFile read(byte[] bytes) {
        WasmFile file = new WasmFile();
        WasmReader in = new WasmReader(bytes);
        in.take(8);
        while (in.hasMore()) {
            int id = in.next();
            file.sections.put(id, in.take(in.number()));
        }
        file.each(TYPE, file::readType);
        file.each(IMPORT, file::readImport);
        file.readFunctions();
        file.each(GLOBAL, file::readGlobal);
        file.each(EXPORT, file::readExport);
        file.each(ELEMENT, file::readTable);
        return file;
    }

    /** Those with a body, in order. */
    List<WasmFunction> functions() {
        return functions;
    }

    /** The function with this number, which counts the imports first; none for an import. */
    List<WasmFunction> function(int index) {
        return index < imports ? List.of() : List.of(functions.get(index - imports));
    }

    /** The numbers of the exported functions by name; removing one removes the export. */
    Map<String, Integer> exportedFunctions() {
        return exportedFunctions;
    }

    /** The numbers of the functions that pointers may point to. */
    List<Integer> tableFunctions() {
        return tableFunctions;
    }

    /** Takes the data out of the module, answers the memory it makes. */
    byte[] removeData() {
        byte[] data = sections.remove(DATA);
        sections.remove(DATA_COUNT);
        return data == null ? new byte[0] : DataSegments.image(data);
    }

    /** Adds a function, answers its number. */
    int add(WasmFunction function) {
        functions.add(function);
        return imports + functions.size() - 1;
    }

    /** Adds a variable global with the value 0, answers its number. */
    int addGlobal(int valueType) {
        byte[] zero = switch (valueType) {
            case 0x7F -> new byte[] {0x41, 0};
            case 0x7E -> new byte[] {0x42, 0};
            case 0x7D -> new byte[] {0x43, 0, 0, 0, 0};
            case 0x7C -> new byte[] {0x44, 0, 0, 0, 0, 0, 0, 0, 0};
            default -> throw new IllegalArgumentException("not a number type: " + valueType);
        };
        globals.add(new WasmWriter().raw(valueType).raw(1).raw(zero).raw(0x0B).toBytes());
        return globals.size() - 1;
    }

    byte[] write() {
        return write(functions.stream().map(FunctionWriter::write).toList());
    }

    /** The module with everything but the code: each function traps. */
    byte[] writeWithoutCode() {
        byte[] trap = {0, Op.UNREACHABLE, 0x0B};
        return write(functions.stream().map(f -> trap).toList());
    }

    private byte[] write(List<byte[]> bodies) {
        functions.stream()
                .map(WasmFunction::type)
                .filter(t -> !types.contains(t))
                .forEach(types::add);
        put(
                TYPE,
                types.size(),
                out -> types.forEach(
                        t -> out.raw(0x60).valueTypes(t.parameters()).valueTypes(t.results())));
        put(FUNCTION, functions.size(), out -> functions.forEach(f -> out.number(types.indexOf(f.type()))));
        put(GLOBAL, globals.size(), out -> globals.forEach(out::raw));
        put(EXPORT, exportedFunctions.size() + otherExports.size(), this::writeExports);
        put(CODE, bodies.size(), out -> bodies.forEach(out::sized));
        WasmWriter out = new WasmWriter().raw(new byte[] {0, 'a', 's', 'm', 1, 0, 0, 0});
        ORDER.stream()
                .filter(sections::containsKey)
                .forEach(id -> out.raw(id).sized(Objects.requireNonNull(sections.get(id))));
        return out.toBytes();
    }

    private void put(int section, int count, Consumer<WasmWriter> content) {
        WasmWriter out = new WasmWriter().number(count);
        content.accept(out);
        sections.put(section, out.toBytes());
    }

    private void writeExports(WasmWriter out) {
        exportedFunctions.forEach((name, index) -> out.name(name).raw(0).number(index));
        otherExports.forEach(out::raw);
    }

    private void each(int section, Consumer<WasmReader> read) {
        byte[] content = sections.get(section);
        if (content == null) {
            throw new IllegalArgumentException("the module has no section " + section);
        }
        WasmReader in = new WasmReader(content);
        for (int left = in.number(); left > 0; left--) {
            read.accept(in);
        }
    }

    private void readType(WasmReader in) {
        in.next();
        types.add(new FunctionType(in.valueTypes(), in.valueTypes()));
    }

    private void readImport(WasmReader in) {
        in.name();
        in.name();
        refuseUnless(in.next() == 0, "only functions are imported");
        in.number();
        imports++;
    }

    private void readFunctions() {
        List<Integer> typeOf = new ArrayList<>();
        each(FUNCTION, in -> typeOf.add(in.number()));
        each(CODE, in -> {
            FunctionType type = types.get(typeOf.get(functions.size()));
            functions.add(FunctionReader.read(type, in.take(in.number())));
        });
    }

    /** Type, whether it varies, a constant, the end. */
    private void readGlobal(WasmReader in) {
        int start = in.position();
        in.take(3);
        in.skipNumbers(1);
        in.take(1);
        globals.add(in.since(start));
    }

    private void readExport(WasmReader in) {
        int start = in.position();
        String name = in.name();
        int kind = in.next();
        int index = in.number();
        if (kind == 0) {
            exportedFunctions.put(name, index);
        } else {
            otherExports.add(in.since(start));
        }
    }

    private void readTable(WasmReader in) {
        refuseUnless(in.number() == 0, "there is one table, filled at the start");
        in.take(1);
        in.skipNumbers(1);
        in.take(1);
        for (int left = in.number(); left > 0; left--) {
            tableFunctions.add(in.number());
        }
    }

    private static void refuseUnless(boolean expected, String what) {
        if (!expected) {
            throw new IllegalArgumentException("not a module of the shape known here: " + what);
        }
    }
}
