package io.chatflow.assistant.settings;

import io.chatflow.assistant.Question.Said;
import io.chatflow.assistant.Settings;
import io.chatflow.assistant.VersionId;
import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import java.util.List;

/// A message to try the assistant with. `locale`: a language tag in place of the site's; `earlier`: what was said
/// before, the oldest first; `settings` in place of the site's; `versionId` in place of the version at work.
@Introspected
record Trial(
        @Nullable String text,
        @Nullable String locale,
        @Nullable List<Earlier> earlier,
        @Nullable Settings settings,
        @Nullable VersionId versionId) {

    private static final int LONGEST = 8000;
    private static final int LONGEST_TAG = 35;
    private static final int MOST_EARLIER = 40;

    @Introspected
    record Earlier(boolean byAssistant, @Nullable String text) {}

    /// Throws `validation_failed`.
    Trial checked() {
        require(text, "/text");
        if (locale != null && locale.length() > LONGEST_TAG) {
            throw Problems.invalid("/locale", "a language tag such as en");
        }
        if (earlier != null) {
            if (earlier.size() > MOST_EARLIER) {
                throw Problems.invalid("/earlier", "at most " + MOST_EARLIER);
            }
            for (int at = 0; at < earlier.size(); at++) {
                var one = earlier.get(at);
                require(one == null ? null : one.text(), "/earlier/" + at + "/text");
            }
        }
        if (settings != null) {
            SettingsCheck.checked(settings);
        }
        return this;
    }

    List<Said> said() {
        return earlier == null
                ? List.of()
                : earlier.stream()
                        .map(one -> new Said(one.byAssistant(), one.text(), null, false))
                        .toList();
    }

    private static void require(@Nullable String text, String place) {
        if (text == null || text.length() > LONGEST || !Texts.isStorable(text)) {
            throw Problems.invalid(place, "a text of at most " + LONGEST + " characters");
        }
    }
}
