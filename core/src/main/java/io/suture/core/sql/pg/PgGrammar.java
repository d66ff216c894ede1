// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.wasm.ChicoryException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * PostgreSQL's grammar for any number of threads: each parse borrows an instance of its own.
 *
 * <p>Keeps as many idle instances as the machine has processors.
 */
public final class PgGrammar {
    /** An instance that has grown beyond this is not kept. */
    private static final long MAX_IDLE_BYTES = 128L << 20;

    /** Virtual memory; what is not touched costs nothing. */
    private static final long DEEP_STACK_BYTES = 256L << 20;

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
        ParseOutcome outcome = parseHere(sql);
        return outcome instanceof ParseOutcome.TooComplex ? parseWithDeepStack(sql) : outcome;
    }

    private ParseOutcome parseHere(String sql) {
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

    /** What the caller's stack is too small for, such as a chain of 5 000 operators, may fit into a larger one. */
    private ParseOutcome parseWithDeepStack(String sql) {
        AtomicReference<ParseOutcome> outcome = new AtomicReference<>(new ParseOutcome.TooComplex());
        Thread deep = new Thread(null, () -> outcome.set(parseHere(sql)), "suture-parser", DEEP_STACK_BYTES);
        deep.setDaemon(true);
        deep.start();
        try {
            deep.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return outcome.get();
    }

    private void giveBack(PgInstance instance) {
        if (instance.bytes() <= MAX_IDLE_BYTES) {
            idle.offer(instance);
        }
    }
}
