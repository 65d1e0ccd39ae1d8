package io.chatflow.assistant.builtin;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what may be the number of an order or a parcel: `#1001`, `order 12`, `SF-2041`, `JJD0003`; not prices, amounts
/// or times.
final class OrderNumbers {

    static final String PLACE = "#";
    private static final int MOST = 3;

    private static final Pattern ELSEWHERE = Pattern.compile("\\S+@\\S+|\\b(?:https?://|www\\.)\\S+");
    private static final String UNITS =
            "(?:days?|hours?|hrs?|minutes?|mins?|weeks?|months?|years?|euros?|eur|usd|gbp|chf|dollars?|bucks?|pounds?|cents?|percent|"
                    + "pieces?|pcs|items?|times|tagen?|stunden?|wochen?|monaten?|uhr|jours?|heures?|semaines?|mois|d[ií]as?|horas?|semanas?|meses|"
                    + "giorni|ore|settimane|mesi|dagen|uur|weken|maanden|x|ml|cl|l|cm|mm|m|km|kg|g|gb|mb|px|am|pm|k|o'?clock|people|persons?)\\b";
    /// Scripts that put no space between a word and a number.
    private static final String UNSPACED = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}\\p{IsThai}";

    /// Letters and digits of the others.
    private static final String SPACED = "[\\p{L}&&[^" + UNSPACED + "]]\\p{N}";
    private static final Pattern NUMBER = Pattern.compile(
            // after a hash, or after the word order: any length
            "#\\s?([\\p{L}\\p{N}][\\p{L}\\p{N}_-]*\\d[\\p{L}\\p{N}_-]*|\\d+)"
                    + "|\\b(?:order|orders|ordr|parcel|package|bestellung|paket|commande|colis|pedido|paquete|ordine|pacco|bestelling|pakket|encomenda)"
                    + "(?:\\s+(?:number|no|nr|id|ref|reference|is|nummer|numero|n|°|:))*[.:\\s]*#?\\s*(\\d[\\d-]*)\\b(?!\\s*"
                    + UNITS
                    + ")"
                    // otherwise long enough to be one
                    + "|(?<![" + SPACED + "€$£¥.,:/_-])"
                    + "([\\p{L}&&[^" + UNSPACED + "]]{1,6}-?\\d{3,}[" + SPACED + "-]*"
                    + "|[\\p{L}&&[^" + UNSPACED + "]]{1,6}-\\d{2,}[" + SPACED + "-]*|\\d{3,14}(?:-\\d{2,14})*)"
                    + "(?![" + SPACED + "%€$£¥_]|[.,:/]\\d)(?!\\s*"
                    + UNITS
                    + ")",
            Pattern.CASE_INSENSITIVE);

    private OrderNumbers() {}

    /// At most three, in the order in which they stand, as they were written.
    static List<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        var matcher = NUMBER.matcher(ELSEWHERE.matcher(text).replaceAll(" "));
        while (matcher.find() && found.size() < MOST) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                if (matcher.group(group) != null) {
                    found.add(matcher.group(group));
                }
            }
        }
        return new ArrayList<>(found);
    }

    /// The text with each of them replaced by `#`.
    static String replacedIn(String text) {
        return NUMBER.matcher(ELSEWHERE.matcher(text).replaceAll(" ")).replaceAll(found -> {
            var whole = found.group();
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    return java.util.regex.Matcher.quoteReplacement(
                            whole.replace(found.group(group), "").replace("#", "") + " " + PLACE + " ");
                }
            }
            return java.util.regex.Matcher.quoteReplacement(whole);
        });
    }
}
