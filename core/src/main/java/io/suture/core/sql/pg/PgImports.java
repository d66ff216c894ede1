// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.runtime.HostFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.ChicoryException;
import com.dylibso.chicory.wasm.types.FunctionImport;
import com.dylibso.chicory.wasm.types.FunctionType;
import java.util.Arrays;

/**
 * What the module asks of its surroundings: {@code setjmp}/{@code longjmp}, more memory, and input and output it never gets.
 *
 * <p>The protocol is emscripten's ({@code -sSUPPORT_LONGJMP=emscripten}): {@code invoke_x(f, …)} calls {@code f}; if that jumps,
 * the C stack is put back, {@code setThrew(1, 0)} is called and 0 answered.
 */
final class PgImports {
    private static final long[] NOTHING = {};

    private final PgModule module;

    PgImports(PgModule module) {
        this.module = module;
    }

    ImportValues values() {
        ImportValues.Builder values = ImportValues.builder();
        for (int i = 0; i < module.wasm().importSection().importCount(); i++) {
            if (module.wasm().importSection().getImport(i) instanceof FunctionImport function) {
                FunctionType type = module.wasm().typeSection().getType(function.typeIndex());
                String name = module.importName(function.name());
                values.addFunction(new HostFunction(function.module(), function.name(), type, handle(name, type)));
            }
        }
        return values.build();
    }

    private WasmFunctionHandle handle(String name, FunctionType type) {
        if (name.startsWith("invoke_")) {
            return new Invoke(module, type.returns().isEmpty() ? NOTHING : new long[] {0});
        }
        return switch (name) {
            case "emscripten_throw_longjmp" ->
                (instance, args) -> {
                    throw new LongJump();
                };
            case "emscripten_resize_heap" -> (instance, args) -> new long[] {grow(instance.memory(), args[0])};
            case "emscripten_runtime_keepalive_clear" -> (instance, args) -> NOTHING;
            case "setitimer" -> (instance, args) -> new long[] {0};
            case "fd_write", "fd_read", "fd_seek", "fd_close" -> (instance, args) -> new long[] {8 /* EBADF */};
            case "assert_fail", "abort", "exit", "proc_exit" ->
                (instance, args) -> {
                    throw new ChicoryException(name);
                };
            default -> throw new IllegalStateException("the module imports what nobody here provides: " + name);
        };
    }

    private static long grow(Memory memory, long bytes) {
        long pages = (Integer.toUnsignedLong((int) bytes) + Memory.PAGE_SIZE - 1) / Memory.PAGE_SIZE;
        int more = (int) Math.max(pages - memory.pages(), memory.pages() / 4);
        return memory.grow(more) < 0 ? 0 : 1;
    }

    /** One {@code invoke_…}. */
    private record Invoke(String stackGet, String stackRestore, String setThrew, long[] jumped)
            implements WasmFunctionHandle {
        Invoke(PgModule module, long[] jumped) {
            this(
                    module.exportLetter("emscripten_stack_get_current"),
                    module.exportLetter("emscripten_stack_restore"),
                    module.exportLetter("setThrew"),
                    jumped);
        }

        @Override
        public long[] apply(Instance instance, long... args) {
            long stack = instance.export(stackGet).apply()[0];
            try {
                int function = instance.table(0).requiredRef((int) args[0]);
                return instance.getMachine().call(function, Arrays.copyOfRange(args, 1, args.length));
            } catch (LongJump jump) {
                instance.export(stackRestore).apply(stack);
                instance.export(setThrew).apply(1, 0);
                return jumped;
            }
        }
    }
}
