package io.chatflow.conversations.log;

import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.ConversationId;
import io.chatflow.platform.ids.TenantId;

/// Which state of a conversation: enough to tell whether it is news, and nothing of what it says.
public record HeadVersion(TenantId tenant, ConversationId conversation, long lastSeq, long updatedMillis) {

    /// The kind of hint that carries versions: which conversations are not what they were.
    public static final String HINT = "changed";

    public static HeadVersion of(Conversation head) {
        return new HeadVersion(
                head.tenant(), head.id(), head.lastSeq(), head.updatedAt().toEpochMilli());
    }

    /// True unless the other is the same or longer. Of two equally long ones either may be the later: the clocks of
    /// nodes
    /// differ.
    public boolean isNewsTo(HeadVersion other) {
        return lastSeq > other.lastSeq || (lastSeq == other.lastSeq && updatedMillis != other.updatedMillis);
    }

    public String text() {
        return tenant.text() + ":" + conversation.text() + ":" + lastSeq + ":" + updatedMillis;
    }

    /// Throws `IllegalArgumentException` for what is no version.
    public static HeadVersion parse(String text) {
        var parts = text.split(":");
        if (parts.length != 4) {
            throw new IllegalArgumentException("no version of a head");
        }
        return new HeadVersion(
                TenantId.parse(parts[0]),
                ConversationId.parse(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]));
    }
}
