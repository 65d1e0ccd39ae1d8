package io.chatflow.understanding;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Finds what may be the number of an order or a parcel: `#1001`, `order 12`, `SF-2041`, `JJD0003`; not prices, amounts
/// or times.
public final class OrderNumbers {

    public static final String PLACE = "#";

    /// An address is looked for from where a word begins, not from each of its letters: a word of thousands would take
    /// thousands of times as long.
    static final Pattern ELSEWHERE = Pattern.compile("(?<!\\S)\\S+@\\S+|\\b(?:https?://|www\\.)\\S+");
    private static final String UNITS =
            "(?:days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|euros?|eur|usd|gbp|chf|dollars?|bucks?|pounds?|cents?|percent|"
                    + "pieces?|pcs|items?|times|tagen?|stunden?|wochen?|monaten?|uhr|jours?|heures?|semaines?|mois|d[ií]as?|horas?|semanas?|meses|"
                    + "giorni|ore|settimane|mesi|dagen|uur|weken|maanden|x|ml|cl|l|cm|mm|m|km|kg|g|gb|mb|px|am|pm|k|o'?clock|people|persons?)\\b";
    /// Scripts that put no space between a word and a number.
    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}";

    /// Letters and digits of the others.
    private static final String SPACED = "[\\p{L}&&[^" + UNSPACED + "]]\\p{N}";

    /// Possessive (`*+`): what does not fit as a whole is not tried again in each of its beginnings. So
    /// `100-200 euros` is no number either.
    static final Pattern NUMBER = Pattern.compile(
            // after a hash, or after the word order: any length
            "#\\s?([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*\\d[\\p{L}\\p{N}_-]*|\\d+)"
                    + "|\\b(?:order|orders|ordr|parcel|package|bestellung|paket|commande|colis|pedido|paquete|ordine|pacco|bestelling|pakket|encomenda)"
                    + "(?:\\s++(?:number|no|nr|id|reference|ref|is|nummer|numero|n|°|:))*+[.:\\s]*+#?\\s*+(\\d[\\d-]*)\\b(?!\\s*+"
                    + UNITS
                    + ")"
                    // otherwise long enough to be one
                    + "|(?<![" + SPACED + "€$£¥.,:/_-])"
                    + "([\\p{L}&&[^" + UNSPACED + "]]{1,6}-?\\d{3,}+[" + SPACED + "-]*+"
                    + "|[\\p{L}&&[^" + UNSPACED + "]]{1,6}-\\d{2,}+[" + SPACED + "-]*+|\\d{3,14}+(?:-\\d{2,14}+)*+)"
                    + "(?![" + SPACED + "%€$£¥_]|[.,:/]\\d)(?!\\s*+"
                    + UNITS
                    + ")",
            Pattern.CASE_INSENSITIVE);

    private OrderNumbers() {}

    /// In the order in which they stand. What stands inside one of the `others` is none.
    static List<Mention> mentions(String text, List<Mention> others) {
        return matches(text, others).stream()
                .map(OrderNumbers::group)
                .map(group -> new Mention(new Entity.OrderNumber(group.text()), group.from(), group.to()))
                .toList();
    }

    /// The text with each number that `mentions` has replaced by `#`, and without addresses.
    public static String replacedIn(String text, List<Mention> mentions) {
        var others = mentions.stream()
                .filter(mention -> !(mention.entity() instanceof Entity.OrderNumber))
                .toList();
        var shown = withoutAddresses(text);
        var replaced = new StringBuilder();
        int from = 0;
        for (var found : matches(text, others)) {
            replaced.append(shown, from, found.start())
                    .append(found.group().replace(group(found).text(), "").replace(PLACE, ""))
                    .append(" " + PLACE + " ");
            from = found.end();
        }
        return replaced.append(shown.substring(from)).toString();
    }

    private static List<MatchResult> matches(String text, List<Mention> others) {
        return NUMBER.matcher(withoutAddresses(text))
                .results()
                .filter(found -> others.stream()
                        .noneMatch(other ->
                                other.overlaps(group(found).from(), group(found).to())))
                .toList();
    }

    private record Group(String text, int from, int to) {}

    private static Group group(MatchResult found) {
        int group = 1;
        while (found.group(group) == null) {
            group++;
        }
        return new Group(found.group(group), found.start(group), found.end(group));
    }

    /// As long as the text: places stay where they are.
    private static String withoutAddresses(String text) {
        return ELSEWHERE
                .matcher(text)
                .replaceAll(found -> " ".repeat(found.group().length()));
    }
}
