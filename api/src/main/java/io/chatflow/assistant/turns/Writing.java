package io.chatflow.assistant.turns;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.Conversations;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;

/// Shows an answer while it is "written": a few words at a time, the whole of it in under half a second. Signals only:
/// who misses them gets the entry.
@Singleton
class Writing {

    private static final int MOST_PIECES = 16;
    private static final int LEAST_WORDS = 2;
    private static final Duration PAUSE = Duration.ofMillis(25);
    private static final Pattern WORD = Pattern.compile("\\S+\\s*");

    private final Conversations conversations;

    Writing(Conversations conversations) {
        this.conversations = conversations;
    }

    void show(Conversation conversation, String draftId, String text) {
        long words = WORD.matcher(text).results().count();
        int perPiece = (int) Math.max(LEAST_WORDS, Math.ceilDiv(words, MOST_PIECES));
        var piece = new StringBuilder();
        int offset = 0;
        int inPiece = 0;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            piece.append(matcher.group());
            if (++inPiece == perPiece) {
                conversations.signalDelta(conversation, draftId, offset, piece.toString());
                offset += piece.length();
                piece.setLength(0);
                inPiece = 0;
                pause();
            }
        }
        if (!piece.isEmpty()) {
            conversations.signalDelta(conversation, draftId, offset, piece.toString());
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException stopping) {
            // The node stops: the rest is written without pauses, and the entry still lands.
            Thread.currentThread().interrupt();
        }
    }
}
