package io.chatflow.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A socket client that says hello and then takes nothing from the network, as a phone in a tunnel does. Speaks just
/// enough of RFC 6455.
public final class SlowReader implements AutoCloseable {

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket = new Socket();
    private final DataInputStream input;

    private SlowReader(URI address, String token) throws IOException {
        socket.setReceiveBufferSize(4_096);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
        input = new DataInputStream(socket.getInputStream());
        var request = "GET /api/v1/realtime HTTP/1.1\r\nHost: " + address.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        skipHead();
        socket.getOutputStream().write(masked("{\"type\":\"hello\",\"token\":\"" + token + "\"}"));
        frame();
    }

    /// Welcomed, and from now on deaf.
    public static SlowReader greetedAt(String baseUrl, String token) {
        try {
            return new SlowReader(URI.create(baseUrl), token);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Takes all that is left, and returns the code with which the server closed.
    public int readToTheClose() {
        try {
            byte[] content = frame();
            while (content != null) {
                content = frame();
            }
            return input.readUnsignedShort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// The next text; null at the close frame, whose code is next to read.
    private byte[] frame() throws IOException {
        int kind = input.readUnsignedByte();
        int length = input.readUnsignedByte();
        long size = length == 127 ? input.readLong() : length == 126 ? input.readUnsignedShort() : length;
        if (kind == CLOSE) {
            return null;
        }
        return input.readNBytes(Math.toIntExact(size));
    }

    private void skipHead() throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) input.readUnsignedByte());
        }
    }

    /// With a mask of zeros the bytes stay as they are.
    private static byte[] masked(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var frame = new byte[bytes.length + 8];
        frame[0] = (byte) TEXT;
        frame[1] = (byte) (0x80 | 126);
        frame[2] = (byte) (bytes.length >> 8);
        frame[3] = (byte) bytes.length;
        System.arraycopy(bytes, 0, frame, 8, bytes.length);
        return frame;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
