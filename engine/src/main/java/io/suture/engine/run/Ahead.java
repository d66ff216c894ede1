// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** A value that is being made by a thread of its own while the one who wants it does something else. Thread-safe. */
public final class Ahead<T> implements Supplier<T> {
    private final CompletableFuture<T> value = new CompletableFuture<>();

    private Ahead() {}

    /** Begins at once. */
    public static <T> Ahead<T> of(Supplier<T> maker) {
        Ahead<T> ahead = new Ahead<>();
        Thread.ofPlatform().name("suture-ahead").daemon().start(() -> ahead.make(maker));
        return ahead;
    }

    /** Waits for it; throws what making it threw. */
    @Override
    public T get() {
        try {
            return value.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw e;
            }
        }
    }

    private void make(Supplier<T> maker) {
        try {
            value.complete(maker.get());
        } catch (Throwable e) {
            value.completeExceptionally(e);
        }
    }
}
