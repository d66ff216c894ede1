// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.wasm.ChicoryException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * PostgreSQL's grammar for any number of threads: each parse borrows an instance of its own.
 *
 * <p>Keeps as many idle instances as the machine has processors.
 */
public final class PgGrammar {
    /** An instance that has grown beyond this is not kept. */
    private static final long MAX_IDLE_BYTES = 128L << 20;

    private final PgModule module = PgModule.load();
    private final BlockingQueue<PgInstance> idle =
            new ArrayBlockingQueue<>(Runtime.getRuntime().availableProcessors());

    private PgGrammar() {}

    private static final class Holder {
        static final PgGrammar SHARED = new PgGrammar();
    }

    /** The one of this process; the first call loads the module, which takes about as long as parsing 100 statements. */
    public static PgGrammar shared() {
        return Holder.SHARED;
    }

    /** @param sql without a NUL character */
    public ParseOutcome parse(String sql) {
        PgInstance borrowed = idle.poll();
        PgInstance instance = borrowed == null ? new PgInstance(module) : borrowed;
        try {
            ParseOutcome outcome = instance.parse(sql);
            giveBack(instance);
            return outcome;
        } catch (ChicoryException | StackOverflowError e) {
            return new ParseOutcome.TooComplex();
        }
    }

    private void giveBack(PgInstance instance) {
        if (instance.bytes() <= MAX_IDLE_BYTES) {
            idle.offer(instance);
        }
    }
}
