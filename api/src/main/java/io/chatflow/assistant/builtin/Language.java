package io.chatflow.assistant.builtin;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// How shoppers say things in one language. `spelling`: plain forms of short ones; `mistyped`: words to find again
/// behind slips of the finger; `known`: words that are no slips; `filler`: words that say nothing about the matter.
record Language(
        Map<String, String> spelling,
        Set<String> mistyped,
        Set<String> known,
        Set<String> filler,
        Map<Intent, List<Cue>> cues) {

    static final Language ENGLISH = CueFile.read("/assistant/en.cues");
}
