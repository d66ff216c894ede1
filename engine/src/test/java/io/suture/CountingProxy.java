// SPDX-License-Identifier: Apache-2.0
package io.suture;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and counts what clients wait for: a connection is one, and so is each Query and each Sync message
 * (PostgreSQL 18 manual, 54.2.2 and 54.2.3).
 */
final class CountingProxy implements AutoCloseable {
    private static final int STARTUP_HEADER = 4;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());
    private final List<AtomicInteger> questions = Collections.synchronizedList(new ArrayList<>());
    private final int behind;

    private CountingProxy(int behind) throws IOException {
        this.behind = behind;
    }

    static CountingProxy before(int port) throws IOException {
        CountingProxy proxy = new CountingProxy(port);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return listener.getLocalPort();
    }

    int connections() {
        return questions.size();
    }

    /** Round trips after a connection was made. */
    int questions() {
        return List.copyOf(questions).stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Forgets the connections there were, with all that is still asked there. */
    void beginAnew() {
        questions.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind);
                sockets.addAll(List.of(client, server));
                AtomicInteger asked = new AtomicInteger();
                questions.add(asked);
                Thread.ofVirtual().start(() -> hangUp(() -> count(client, server, asked), client, server));
                Thread.ofVirtual()
                        .start(() -> hangUp(
                                () -> server.getInputStream().transferTo(client.getOutputStream()), client, server));
            }
        } catch (IOException e) {
            // closed
        }
    }

    @FunctionalInterface
    private interface Transfer {
        void run() throws IOException;
    }

    /** When one side has gone, the other is let go too. */
    private static void hangUp(Transfer transfer, Socket client, Socket server) {
        try (client;
                server) {
            transfer.run();
        } catch (IOException e) {
            // the other direction has ended it
        }
    }

    private void count(Socket client, Socket server, AtomicInteger asked) throws IOException {
        DataInputStream in = new DataInputStream(client.getInputStream());
        OutputStream out = server.getOutputStream();
        forward(in, out, in.readInt());
        for (int type = in.read(); type >= 0; type = in.read()) {
            if (type == 'Q' || type == 'S') {
                asked.incrementAndGet();
            }
            out.write(type);
            forward(in, out, in.readInt());
        }
    }

    private static void forward(InputStream in, OutputStream out, int length) throws IOException {
        out.write(new byte[] {(byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length});
        out.write(in.readNBytes(length - STARTUP_HEADER));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : List.copyOf(sockets)) {
            socket.close();
        }
    }
}
