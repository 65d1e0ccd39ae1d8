package io.chatflow.identity.sites;

import io.chatflow.platform.text.Texts;
import io.chatflow.platform.web.Problem;
import io.micronaut.core.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The rules for a site's own words in place of the widget's, by language tag and key.
final class OwnTexts {

    private static final int MOST_LANGUAGES = 60;
    private static final int MOST_KEYS = 100;
    private static final int LONGEST_TEXT = 300;
    /// UTF-16 units of all texts of a site: all of them are read with the site.
    private static final int MOST_UNITS = 40_000;

    private static final Pattern TAG = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][a-zA-Z0-9_]{0,39}");

    private OwnTexts() {}

    /// Without those that are left blank, which stand for the widget's own.
    static Map<String, Map<String, String>> of(@Nullable Map<String, Map<String, String>> given) {
        var kept = new LinkedHashMap<String, Map<String, String>>();
        if (given == null) {
            return kept;
        }
        given.forEach((language, texts) -> {
            var spoken = new LinkedHashMap<String, String>();
            texts.forEach((key, text) -> {
                if (text != null && !text.isBlank()) {
                    spoken.put(key, text.strip());
                }
            });
            if (!spoken.isEmpty()) {
                kept.put(language, spoken);
            }
        });
        return kept;
    }

    static void findFaults(@Nullable Map<String, Map<String, String>> given, List<Problem.Fault> faults) {
        if (given == null) {
            return;
        }
        if (given.size() > MOST_LANGUAGES) {
            faults.add(new Problem.Fault("/texts", "at most " + MOST_LANGUAGES + " languages"));
            return;
        }
        long units = 0;
        for (var language : given.entrySet()) {
            var pointer = "/texts/" + escaped(language.getKey());
            if (!TAG.matcher(language.getKey()).matches()) {
                faults.add(new Problem.Fault(pointer, "a language tag such as de-AT"));
            } else if (language.getValue() == null || language.getValue().size() > MOST_KEYS) {
                faults.add(new Problem.Fault(pointer, "at most " + MOST_KEYS + " texts by their key"));
            } else {
                units += unitsOf(language.getValue(), pointer, faults);
            }
        }
        if (units > MOST_UNITS) {
            faults.add(new Problem.Fault("/texts", "at most " + MOST_UNITS + " characters together"));
        }
    }

    private static long unitsOf(Map<String, String> texts, String pointer, List<Problem.Fault> faults) {
        long units = 0;
        for (var text : texts.entrySet()) {
            var place = pointer + "/" + escaped(text.getKey());
            var said = text.getValue();
            if (!KEY.matcher(text.getKey()).matches()) {
                faults.add(new Problem.Fault(place, "the key of a text such as greeting"));
            } else if (said != null && said.length() > LONGEST_TEXT) {
                faults.add(new Problem.Fault(place, "at most " + LONGEST_TEXT + " characters"));
            } else if (said != null && !Texts.isStorable(said)) {
                faults.add(new Problem.Fault(place, "holds characters that cannot be stored"));
            } else if (said != null) {
                units += said.length();
            }
        }
        return units;
    }

    /// Source: RFC 6901.
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
