package io.chatflow.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A network between clients and the service that can be made as bad as networks are.
final class TcpProxy implements AutoCloseable {

    /// What becomes of the bytes of one direction.
    sealed interface Weather {

        record Fair() implements Weather {}

        /// Each piece comes this much later.
        record Late(Duration by) implements Weather {}

        /// Half of the next piece comes through, then the connection is gone.
        record Torn() implements Weather {}

        /// Nothing comes through, and nobody is told.
        record Silent() implements Weather {}

        Weather FAIR = new Fair();
    }

    private static final int PIECE = 4_096;

    private final ServerSocket server;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Weather up = Weather.FAIR;
    private volatile Weather down = Weather.FAIR;

    TcpProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    String baseUrl() {
        return "http://localhost:" + server.getLocalPort();
    }

    /// From now on, to the service and from it.
    void weather(Weather toService, Weather toClients) {
        up = toService;
        down = toClients;
    }

    /// All connections end without a goodbye.
    void cut() {
        open.forEach(TcpProxy::drop);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var service = new Socket("localhost", target)) {
            open.add(service);
            client.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
            var upwards = Thread.ofVirtual().start(() -> pump(client, service, true));
            pump(service, client, false);
            upwards.join();
            open.remove(service);
        } catch (IOException | InterruptedException unreachable) {
            drop(client);
        } finally {
            open.remove(client);
        }
    }

    private void pump(Socket from, Socket to, boolean upwards) {
        try {
            var input = from.getInputStream();
            var piece = new byte[PIECE];
            for (int length = input.read(piece); length > 0; length = input.read(piece)) {
                forward(piece, length, input, to, upwards);
            }
        } catch (IOException | InterruptedException gone) {
            // The other direction ends with it.
        }
        drop(from);
        drop(to);
    }

    private void forward(byte[] piece, int length, InputStream from, Socket to, boolean upwards)
            throws IOException, InterruptedException {
        switch (upwards ? up : down) {
            case Weather.Fair fair -> to.getOutputStream().write(piece, 0, length);
            case Weather.Late(var by) -> {
                Thread.sleep(by);
                to.getOutputStream().write(piece, 0, length);
            }
            case Weather.Torn torn -> {
                to.getOutputStream().write(piece, 0, length / 2);
                from.close();
            }
            case Weather.Silent silent -> {}
        }
    }

    /// With a reset, as a network that is gone; what is under way is lost.
    private static void drop(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException alreadyGone) {
            // As wanted.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        cut();
    }
}
