package io.chatflow.routing.handling;

import io.chatflow.conversations.Author;
import io.chatflow.conversations.Change;
import io.chatflow.conversations.Conversation;
import io.chatflow.conversations.NewEntry;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.Priority;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// The rules by which staff sort conversations. How urgent a shopper is to them and what they call her case is none
/// of her business: the entries are private.
final class Triage {

    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 50;

    private Triage() {}

    static Change prioritised(Conversation conversation, Priority priority, Author by) {
        if (priority == conversation.priority()) {
            return Change.none(conversation);
        }
        var data = Map.<String, Object>of(
                "type", "priority", "from", conversation.priority().name(), "to", priority.name());
        return Change.to(conversation.with(priority), event(by, data));
    }

    static Change tagged(Conversation conversation, List<String> tags, Author by) {
        return tags.equals(conversation.tags())
                ? Change.none(conversation)
                : Change.to(conversation.tagged(tags), event(by, Map.of("type", "tags", "tags", tags)));
    }

    /// Trimmed, each once, in the order given. Throws what is wrong with them, with the place.
    static List<String> checked(List<String> tags) {
        if (tags.size() > MOST_TAGS) {
            throw Problems.tooManyItems(MOST_TAGS);
        }
        var good = new LinkedHashSet<String>();
        for (int at = 0; at < tags.size(); at++) {
            var tag = tags.get(at) == null ? "" : tags.get(at).strip();
            if (tag.isEmpty() || tag.length() > LONGEST_TAG || !isPlain(tag)) {
                throw Problems.invalid("/tags/" + at, "1 to " + LONGEST_TAG + " characters of one line");
            }
            good.add(tag);
        }
        return List.copyOf(good);
    }

    private static boolean isPlain(String tag) {
        return Texts.isStorable(tag) && tag.chars().noneMatch(Character::isISOControl);
    }

    private static NewEntry event(Author by, Map<String, Object> data) {
        return new NewEntry(EntryKind.event, by, null, List.of(), data, true, null, null);
    }
}
