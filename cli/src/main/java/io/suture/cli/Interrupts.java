// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.engine.run.StopSignal;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C, and the polite signals of a process manager: the first lets the run stop at its next safe point, the second ends the
 * process at once – which the journal is made for.
 */
final class Interrupts implements StopSignal {
    private static final int EXIT_CODE = 3;

    private final Console console;
    private final AtomicInteger asked = new AtomicInteger();

    private Interrupts(Console console) {
        this.console = console;
    }

    /** From now on listens to INT, TERM and HUP; where the platform has no signals, nobody can ask. */
    static Interrupts install(Console console) {
        Interrupts interrupts = new Interrupts(console);
        for (String name : new String[] {"INT", "TERM", "HUP"}) {
            interrupts.listenTo(name);
        }
        return interrupts;
    }

    @Override
    public boolean stopRequested() {
        return asked.get() > 0;
    }

    void ask() {
        if (asked.incrementAndGet() > 1) {
            console.newLine().err().println("left at once; run the same command again: it goes on from the journal");
            console.err().flush();
            Runtime.getRuntime().halt(EXIT_CODE);
        }
        console.newLine().err().println("stopping at the next safe point; once more leaves at once");
    }

    /** {@code sun.misc.Signal} is exported for good (module jdk.unsupported), but the compiler does not let it be named. */
    private void listenTo(String name) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getDeclaringClass() == Object.class) {
                            return method.invoke(this, arguments);
                        }
                        ask();
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            console.err().println("note: signal " + name + " cannot be heard here; stopping means killing");
        }
    }
}
