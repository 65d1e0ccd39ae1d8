package io.chatflow.assistant.answers;

import io.chatflow.realtime.protocol.AuthorKind;
import io.chatflow.realtime.protocol.EntryKind;
import io.chatflow.realtime.protocol.EntryView;
import io.chatflow.understanding.Entities;
import java.lang.Character.UnicodeScript;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a shopper asked, and the first words of staff after it that answer.
record Exchange(String question, String answer) {

    private static final int MOST_MESSAGES = 3;
    private static final int LONGEST_MESSAGE = 300;
    private static final int LONGEST_ANSWER = 1000;

    /// In letters. What is shorter asks nothing; what is shorter says hello, or to wait a moment.
    private static final int SHORTEST_QUESTION = 10;

    private static final int SHORTEST_ANSWER = 40;

    /// One sign of these says what three letters do.
    private static final Set<UnicodeScript> DENSE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    /// Of phones, customers, parcels; and pages that are one shopper's.
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}{5,}|\\p{Nd}(?:[ ./-]?\\p{Nd}){6,}");

    private static final Pattern OWN_PAGE = Pattern.compile("\\S\\.\\S+/\\S*[?#=]");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]{2,}");

    /// Those of a log, oldest first. A question back leaves the shopper's open.
    static List<Exchange> in(List<EntryView> log) {
        var exchanges = new ArrayList<Exchange>();
        var asked = new ArrayDeque<String>();
        for (var entry : log) {
            if (isMessage(entry, AuthorKind.contact)) {
                add(asked, entry);
            } else if (answers(entry)) {
                if (letters(joined(asked)) >= SHORTEST_QUESTION) {
                    exchanges.add(new Exchange(joined(asked), entry.text().strip()));
                }
                asked.clear();
            }
        }
        return exchanges;
    }

    /// What the shopper asked since staff last answered; empty when that is nothing.
    static String openQuestion(List<EntryView> log) {
        var asked = new ArrayDeque<String>();
        for (var entry : log) {
            if (isMessage(entry, AuthorKind.contact)) {
                add(asked, entry);
            } else if (answers(entry)) {
                asked.clear();
            }
        }
        var question = joined(asked);
        return letters(question) >= SHORTEST_QUESTION ? question : "";
    }

    /// False when it names what belongs to one shopper, or to one day: her name, a number, an address, an amount, a
    /// date. `language` is a code of ISO 639, `name` empty when it is not known.
    boolean isGeneral(String language, String name) {
        return answer.length() <= LONGEST_ANSWER
                && isFree(question, language)
                && isFree(answer, language)
                && !names(name);
    }

    private boolean names(String name) {
        var said = words(question + " " + answer);
        return words(name).stream().anyMatch(said::contains);
    }

    private static Set<String> words(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static boolean isFree(String text, String language) {
        return Entities.in(text, language).isEmpty()
                && !LONG_NUMBER.matcher(text).find()
                && !OWN_PAGE.matcher(text).find();
    }

    private static boolean answers(EntryView entry) {
        return isMessage(entry, AuthorKind.agent)
                && letters(entry.text()) >= SHORTEST_ANSWER
                && !entry.text().strip().matches("(?s).*[?？؟]");
    }

    private static boolean isMessage(EntryView entry, AuthorKind author) {
        return entry.kind() == EntryKind.message
                && entry.author().kind() == author
                && !entry.isPrivate()
                && entry.text() != null
                && entry.erasedAt() == null;
    }

    private static void add(Deque<String> asked, EntryView entry) {
        var text = entry.text().strip();
        asked.add(text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)));
        if (asked.size() > MOST_MESSAGES) {
            asked.removeFirst();
        }
    }

    private static String joined(Deque<String> asked) {
        return String.join("\n", asked);
    }

    private static int letters(String text) {
        return text.codePoints()
                .filter(Character::isLetter)
                .map(letter -> DENSE.contains(UnicodeScript.of(letter)) ? 3 : 1)
                .sum();
    }
}
