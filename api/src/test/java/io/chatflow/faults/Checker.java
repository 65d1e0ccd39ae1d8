package io.chatflow.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds what writers and readers noted while it happened against the logs that stand in the end: every acknowledged
/// message exactly once and where the ack said, `seq` without a gap, and for every reader the log's own order, nothing
/// left out.
public final class Checker {

    /// What somebody was told: this message stands in this conversation at this `seq`.
    private record Note(int conversation, long message, long seq) {}

    /// A log's entry; `message` is negative for one that is not of this test.
    public record Line(long seq, long message) {}

    private record Following(String reader, int conversation) {}

    private final List<Note> acknowledged = new ArrayList<>();
    private final Map<Following, List<Note>> received = new HashMap<>();
    private final List<String> findings = new ArrayList<>();

    public synchronized void acknowledged(int conversation, long message, long seq) {
        acknowledged.add(new Note(conversation, message, seq));
    }

    /// The reader is to have all of the conversation; own messages come to it as acks.
    public synchronized void follows(String reader, int conversation) {
        received.computeIfAbsent(new Following(reader, conversation), ignored -> new ArrayList<>());
    }

    /// In the order in which the reader gets them.
    public synchronized void received(String reader, int conversation, long message, long seq) {
        follows(reader, conversation);
        received.get(new Following(reader, conversation)).add(new Note(conversation, message, seq));
    }

    /// What is wrong, in words; empty when everything holds. `logs` have all entries after one `seq`.
    public synchronized List<String> compare(Map<Integer, List<Line>> logs) {
        findings.clear();
        logs.forEach(this::numbering);
        var places = places(logs);
        acknowledged.forEach(note -> acknowledgement(note, places));
        received.forEach((following, notes) ->
                reading(following, notes, logs.getOrDefault(following.conversation(), List.of())));
        return List.copyOf(findings);
    }

    private void numbering(int conversation, List<Line> log) {
        for (int at = 1; at < log.size(); at++) {
            if (log.get(at).seq() != log.get(at - 1).seq() + 1) {
                findings.add("conversation %d: %d follows %d"
                        .formatted(
                                conversation, log.get(at).seq(), log.get(at - 1).seq()));
            }
        }
    }

    private Map<Long, Note> places(Map<Integer, List<Line>> logs) {
        var places = new HashMap<Long, Note>();
        logs.forEach((conversation, log) -> log.stream()
                .filter(line -> line.message() >= 0)
                .map(line -> new Note(conversation, line.message(), line.seq()))
                .forEach(note -> {
                    var former = places.putIfAbsent(note.message(), note);
                    if (former != null) {
                        findings.add("message %d is doubled: at %d and at %d of conversation %d"
                                .formatted(note.message(), former.seq(), note.seq(), conversation));
                    }
                }));
        return places;
    }

    private void acknowledgement(Note note, Map<Long, Note> places) {
        var place = places.get(note.message());
        if (place == null) {
            findings.add("message %d was acknowledged and is lost".formatted(note.message()));
        } else if (!place.equals(note)) {
            findings.add("message %d was acknowledged as %d of conversation %d and stands at %d of %d"
                    .formatted(note.message(), note.seq(), note.conversation(), place.seq(), place.conversation()));
        }
    }

    private void reading(Following following, List<Note> notes, List<Line> log) {
        var expected = log.stream().filter(line -> line.message() >= 0).toList();
        for (int at = 0; at < Math.max(notes.size(), expected.size()); at++) {
            var note = at < notes.size() ? notes.get(at) : null;
            var line = at < expected.size() ? expected.get(at) : null;
            if (note == null || line == null || note.seq() != line.seq() || note.message() != line.message()) {
                findings.add("%s of conversation %d: the log goes on with %s, the reader got %s"
                        .formatted(following.reader(), following.conversation(), line, note));
                return;
            }
        }
    }
}
