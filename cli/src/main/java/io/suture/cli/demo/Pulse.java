// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.testkit.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Counts, every half second, how many statements the application has sent in it. */
final class Pulse implements AutoCloseable {
    static final Duration BEAT = Duration.ofMillis(500);

    private final Workload users;
    private final List<Long> beats = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ending;

    private Pulse(Workload users) {
        this.users = users;
        this.thread = Thread.ofPlatform().daemon().name("pulse").unstarted(this::run);
    }

    static Pulse start(Workload users) {
        Pulse pulse = new Pulse(users);
        pulse.thread.start();
        return pulse;
    }

    /** Statements in each beat; call after {@link #close}. */
    List<Long> beats() {
        return List.copyOf(beats);
    }

    @Override
    public void close() {
        ending = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long before = users.soFar().statements();
        long next = System.nanoTime() + BEAT.toNanos();
        while (!ending) {
            LockSupport.parkNanos(next - System.nanoTime());
            if (System.nanoTime() >= next) {
                long now = users.soFar().statements();
                beats.add(now - before);
                before = now;
                next += BEAT.toNanos();
            }
        }
    }
}
