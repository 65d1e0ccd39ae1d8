package io.chatflow.understanding;

import io.chatflow.platform.text.Folding;
import io.chatflow.understanding.Entity.Amount;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Amounts of money: `€49.90`, `49,90 euros`, `EUR 1.299,00`, `kr 499`, `3000円`; without a sign or word only with two
/// decimals, since a bare number may be anything.
final class Amounts {

    private static final String NUMBER =
            "(\\d{1,3}(?:[.,'’ \\u00a0\\u202f]\\d{3})+(?:[.,]\\d{1,2})?|\\d{1,9}(?:[.,]\\d{1,2})?)";

    /// Of scripts that put spaces between words.
    private static final String LETTER = "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]]";

    /// Sign or word, and what it may stand for. Codes in capitals; words as they are folded.
    private static final Map<String, Set<String>> SIGNS = signs("""
        € EUR
        $ USD CAD AUD NZD MXN
        £ GBP
        ¥ JPY CNY
        ₺ TRY
        ₴ UAH
        ₽ RUB
        ₩ KRW
        円 JPY
        元 CNY
        원 KRW
        """);
    private static final Map<String, Set<String>> WORDS = signs("""
        eur EUR
        euro EUR
        euros EUR
        eura EUR
        евро EUR
        євро EUR
        يورو EUR
        usd USD
        dollar USD CAD AUD NZD
        dollars USD CAD AUD NZD
        bucks USD CAD AUD NZD
        gbp GBP
        pound GBP
        pounds GBP
        chf CHF
        franken CHF
        kr DKK SEK NOK
        kroner DKK NOK
        kronor SEK
        zł PLN
        złotych PLN
        kc CZK
        korun CZK
        tl TRY
        lira TRY
        руб RUB
        рублеи RUB
        рубля RUB
        грн UAH
        гривень UAH
        """);
    private static final List<String> CODES = List.of(
            "EUR", "USD", "GBP", "CHF", "CAD", "AUD", "NZD", "JPY", "CNY", "KRW", "DKK", "SEK", "NOK", "PLN", "CZK",
            "TRY", "RON", "RUB", "UAH", "HUF", "BGN", "MXN", "BRL", "INR", "AED", "SAR", "ZAR");

    private static final String SIGN =
            SIGNS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    private static final String CURRENCY = "(" + SIGN + "|(?<!\\p{L})\\p{L}{2,8}(?![\\p{L}\\p{N}]))";
    private static final Pattern BEFORE = Pattern.compile(
            "(" + SIGN + "|(?<!\\p{L})\\p{L}{2,8}\\.?)\\s?" + NUMBER + "(?!\\d|" + LETTER + "|[.,:]\\d)");
    private static final Pattern AFTER =
            Pattern.compile("(?<!\\d|" + LETTER + "|[/:-]|\\d[.,'’])" + NUMBER + "\\s?" + CURRENCY);
    private static final Pattern BARE = Pattern.compile(
            "(?<!\\d|" + LETTER + "|[/:-]|\\d[.,'’])(\\d{1,3}(?:[.,' ]\\d{3})*[.,]\\d{2}|\\d{4,9}[.,]\\d{2})"
                    + "(?![\\d\\p{L}%]|[.,:/-]\\d|\\s?(?:%|am\\b|pm\\b|uhr\\b|h\\b|kg\\b|cm\\b|mm\\b|m\\b|l\\b))");

    private Amounts() {}

    static List<Mention> in(String text, String language) {
        var found = new ArrayList<Mention>();
        AFTER.matcher(text)
                .results()
                .forEach(one -> add(one.group(1), one.group(2), one.start(), one.end(), language, found));
        BEFORE.matcher(text)
                .results()
                .forEach(one -> add(one.group(2), one.group(1), one.start(), one.end(), language, found));
        BARE.matcher(text).results().forEach(one -> add(one.group(1), "", one.start(), one.end(), language, found));
        return found;
    }

    private static void add(String number, String currency, int from, int to, String language, List<Mention> found) {
        var currencies = currency.isEmpty() ? Set.<String>of() : currencies(currency, language);
        boolean isAmount = currency.isEmpty() || !currencies.isEmpty();
        if (isAmount && found.stream().noneMatch(one -> one.overlaps(from, to))) {
            found.add(new Mention(new Amount(value(number), currencies), from, to));
        }
    }

    /// Words that mean something else in other languages count only in their own; codes only in capitals.
    private static Set<String> currencies(String written, String language) {
        var plain = written.replace(".", "");
        if (SIGNS.containsKey(plain)) {
            return SIGNS.get(plain);
        }
        if (CODES.contains(plain)) {
            return Set.of(plain);
        }
        if (language.equals("ro") && Folding.fold(plain).equals("lei")) {
            return Set.of("RON");
        }
        return WORDS.getOrDefault(Folding.fold(plain), Set.of());
    }

    /// One or two digits behind the last mark are decimals, three are thousands.
    private static BigDecimal value(String number) {
        int mark = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
        boolean hasDecimals = mark >= 0 && number.length() - mark <= 3;
        var whole = (hasDecimals ? number.substring(0, mark) : number).replaceAll("\\D", "");
        return new BigDecimal(hasDecimals ? whole + "." + number.substring(mark + 1) : whole);
    }

    private static Map<String, Set<String>> signs(String lines) {
        var signs = new HashMap<String, Set<String>>();
        lines.lines()
                .map(line -> line.split(" "))
                .forEach(parts ->
                        signs.put(parts[0], new HashSet<>(Arrays.asList(parts).subList(1, parts.length))));
        return Map.copyOf(signs);
    }
}
