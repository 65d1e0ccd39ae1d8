package io.chatflow.realtime;

/// Why the server closes a socket, by the codes of the protocol.
public enum CloseCode {
    GOING_AWAY(1001, "going away"),
    UNAUTHENTICATED(4401, "unauthenticated"),
    HELLO_REQUIRED(4408, "hello required"),
    SLOW_READER(4413, "slow reader"),
    TOO_MANY_FRAMES(4429, "too many frames");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }
}
