package io.chatflow.assistant.builtin;

import io.chatflow.platform.text.Folding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads how shoppers say things in a language; `assistant/en.cues` explains the format.
final class CueFile {

    private static final Pattern MACRO = Pattern.compile("\\{(\\w+)}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}']{4,}");

    private static final Pattern BEYOND_ASCII = Pattern.compile("[^\\x00-\\x7F]+");
    private static final Set<String> WORD_LISTS = Set.of("mistyped", "correct", "filler", "another", "common");
    private static final String NEVER = "(?!)";

    private final Map<String, String> macros = new HashMap<>();
    private final Map<String, String> spelling = new HashMap<>();
    private final Map<String, Set<String>> wordLists = new HashMap<>();
    private final Map<Intent, List<Cue>> cues = new EnumMap<>(Intent.class);
    private final Set<String> known = new HashSet<>();
    private String section = "";

    private CueFile() {}

    /// Of a language code.
    static Language read(String code) {
        try (var stream = CueFile.class.getResourceAsStream("/assistant/" + code + ".cues")) {
            var file = new CueFile();
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(CueFile::folded)
                    .forEach(file::line);
            return file.language(code);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// As messages are folded. Only letters beyond ASCII: the others may be part of an expression.
    private static String folded(String line) {
        return BEYOND_ASCII.matcher(line).replaceAll(found -> Matcher.quoteReplacement(Folding.fold(found.group())));
    }

    private Language language(String code) {
        var mistyped = words("mistyped");
        known.addAll(mistyped);
        known.addAll(words("correct"));
        return new Language(
                code,
                Map.copyOf(spelling),
                mistyped,
                Set.copyOf(known),
                words("filler"),
                words("another"),
                words("common"),
                Stream.of("first", "second", "third", "fourth", "fifth")
                        .map(this::alternatives)
                        .toList(),
                alternatives("pronouns"),
                opening(),
                cues,
                Phrases.of(code));
    }

    private Set<String> words(String list) {
        return wordLists.getOrDefault(list, Set.of());
    }

    private Set<String> alternatives(String macro) {
        return macros.containsKey(macro) ? Set.of(macros.get(macro).split("\\|")) : Set.of();
    }

    private Pattern opening() {
        return Pattern.compile("^(?:%s)(?: (?:%s))*+ "
                .formatted(macros.getOrDefault("opening", NEVER), macros.getOrDefault("opening_more", NEVER)));
    }

    private void line(String line) {
        if (line.startsWith("@")) {
            var parts = line.substring(1).split("=", 2);
            macros.put(parts[0].strip(), parts[1].strip());
            addKnown(parts[1]);
        } else if (line.startsWith("[")) {
            section = line.substring(1, line.indexOf(']'));
        } else if (section.equals("spelling")) {
            var parts = line.split("=", 2);
            spelling.put(parts[0].strip(), parts[1].strip());
        } else if (WORD_LISTS.contains(section)) {
            wordLists
                    .computeIfAbsent(section, name -> new HashSet<>())
                    .addAll(Arrays.asList(line.strip().split(" +")));
        } else {
            addKnown(line);
            cues.computeIfAbsent(Intent.valueOf(section), intent -> new ArrayList<>())
                    .add(cue(line));
        }
    }

    private Cue cue(String line) {
        var parts = line.strip().split("\\s+", 2);
        var wanted = new ArrayList<Pattern>();
        var unwanted = new ArrayList<Pattern>();
        for (var part : parts[1].strip().split(" & ")) {
            if (part.startsWith("!")) {
                unwanted.add(pattern(part.substring(1)));
            } else {
                wanted.add(pattern(part));
            }
        }
        return new Cue(Double.parseDouble(parts[0]), List.copyOf(wanted), List.copyOf(unwanted));
    }

    private Pattern pattern(String cue) {
        var expanded = MACRO.matcher(cue.strip())
                .replaceAll(found -> Matcher.quoteReplacement("(?:" + macros.get(found.group(1)) + ")"));
        var withoutTail = expanded.endsWith(" ~") ? expanded.substring(0, expanded.length() - 2) : expanded;
        var cueWords = withoutTail.replace(" ~ ", " (?:\\S+ ){0,5}");
        // Languages that put no spaces between words.
        return macros.containsKey("unspaced")
                ? Pattern.compile(cueWords)
                : Pattern.compile("(?<!\\S)(?:" + cueWords + ")(?!\\S)");
    }

    private void addKnown(String text) {
        WORD.matcher(text).results().forEach(word -> known.add(word.group()));
    }
}
