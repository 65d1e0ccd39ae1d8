package io.chatflow.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Stands before a mail server and passes every line on, but answers itself for recipients that a test names: with
/// "later" so many times, or "no such person" for ever. It can be shut, so that nobody answers at all.
public final class SmtpDoor {

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private record Refusal(String reply, int times) {}

    private final int behind;
    private final Map<String, Refusal> refusals = new ConcurrentHashMap<>();
    private final int port;
    private volatile ServerSocket door;

    private SmtpDoor(int behind) {
        this.behind = behind;
        open(0);
        this.port = door.getLocalPort();
    }

    static SmtpDoor before(int port) {
        return new SmtpDoor(port);
    }

    int port() {
        return port;
    }

    /// The next so many tries to write to this address hear "450".
    public void greylist(String recipient, int times) {
        refusals.put(recipient.toLowerCase(Locale.ROOT), new Refusal("450 4.7.1 Greylisted, try again later", times));
    }

    /// Every try to write to this address hears "550".
    public void refuse(String recipient) {
        refusals.put(recipient.toLowerCase(Locale.ROOT), new Refusal("550 5.1.1 No such person here", FOR_EVER));
    }

    /// How many refusals an address has yet to come.
    public int refusalsLeft(String recipient) {
        var refusal = refusals.get(recipient.toLowerCase(Locale.ROOT));
        return refusal == null ? 0 : refusal.times();
    }

    /// Connections are refused until `open`.
    public void shut() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public void open() {
        open(port);
    }

    private void open(int at) {
        try {
            var listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), at));
            door = listening;
            Thread.ofVirtual().start(() -> admit(listening));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void admit(ServerSocket listening) {
        try {
            while (true) {
                var guest = listening.accept();
                Thread.ofVirtual().start(() -> pass(guest));
            }
        } catch (IOException shut) {
            // nobody is admitted any more
        }
    }

    private void pass(Socket guest) {
        try (guest;
                var server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            var words = reader(guest);
            var answer = guest.getOutputStream();
            Thread.ofVirtual().start(() -> copy(server, guest));
            var onwards = new OutputStreamWriter(server.getOutputStream(), StandardCharsets.ISO_8859_1);
            for (var line = words.readLine(); line != null; line = words.readLine()) {
                var reply = refusal(line);
                if (reply == null) {
                    onwards.write(line + "\r\n");
                    onwards.flush();
                } else {
                    answer.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
                    answer.flush();
                }
            }
        } catch (IOException gone) {
            // one of the two has hung up
        }
    }

    private String refusal(String line) {
        if (!line.regionMatches(true, 0, "RCPT TO:", 0, 8)) {
            return null;
        }
        var recipient = line.replaceFirst(".*<(.*)>.*", "$1").toLowerCase(Locale.ROOT);
        var refusal = refusals.get(recipient);
        if (refusal == null || refusal.times() == 0) {
            return null;
        }
        if (refusal.times() != FOR_EVER) {
            refusals.put(recipient, new Refusal(refusal.reply(), refusal.times() - 1));
        }
        return refusal.reply();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // one of the two has hung up
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }
}
