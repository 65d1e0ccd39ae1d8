package io.chatflow.retrieval.words;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words that shoppers and writers of help pages use for the same thing. English; other languages have none yet.
public final class Synonyms {

    private static final List<Set<String>> GROUPS = List.of(
            Set.of("refund", "reimburse", "reimbursement", "chargeback"),
            Set.of("return", "exchange"),
            Set.of("shipping", "delivery", "deliver", "ship", "postage", "dispatch"),
            Set.of("parcel", "package", "shipment"),
            Set.of("login", "signin", "logon", "signon"),
            Set.of("password", "passcode"),
            Set.of("cancel", "unsubscribe", "terminate", "stop", "end"),
            Set.of("upgrade", "switch"),
            Set.of("plan", "tier", "subscription", "membership", "subscribe", "subscriber", "member"),
            Set.of("price", "cost", "fee", "much", "pricing", "expensive"),
            Set.of("charge", "debit"),
            Set.of("pay", "payment", "checkout"),
            Set.of("method", "way", "option"),
            Set.of("accept", "take", "support"),
            Set.of("card", "credit", "debit"),
            Set.of("decline", "reject", "refuse", "deny", "denied", "fail", "failure"),
            Set.of("broken", "damage", "faulty", "defective", "crack"),
            Set.of("work", "fix", "troubleshoot", "problem", "issue"),
            Set.of("slow", "lag", "buffer", "stutter", "freeze"),
            Set.of("sync", "synchronise", "synchronize", "match"),
            Set.of("size", "sizing", "fit"),
            Set.of("discount", "coupon", "voucher", "promo"),
            Set.of("invoice", "receipt"),
            Set.of("warranty", "guarantee"),
            Set.of("twice", "double", "duplicate"),
            Set.of("emoji", "emoticon", "emote"),
            Set.of("benefit", "perk", "advantage", "get", "include"),
            Set.of("difference", "different", "compare", "comparison", "versus"),
            Set.of("add", "upload", "create", "insert"),
            Set.of("long", "days", "time", "within", "duration"),
            Set.of("clean", "wash", "care", "rinse"),
            Set.of("abroad", "international", "overseas", "country", "europe", "eu"));

    /// Who asks about one of them may be answered by what is said of all.
    private static final Set<String> COUNTRIES = Set.of(
            ("austria belgium bulgaria croatia cyprus czechia denmark estonia finland france germany greece hungary ireland italy latvia "
                            + "lithuania luxembourg malta netherlands holland poland portugal romania slovakia slovenia spain sweden norway switzerland "
                            + "uk britain england scotland iceland turkey usa america canada mexico brazil japan china india korea australia")
                    .split(" "));

    private static final Set<String> ANY_COUNTRY =
            Set.of("country", "europe", "eu", "international", "abroad", "world");

    private static final List<String> ENDINGS = List.of("s", "es", "d", "ed", "ing");

    private Synonyms() {}

    /// Every other word of the groups that the word is in, whatever its ending.
    static Set<String> of(String word) {
        var others = new LinkedHashSet<String>();
        if (COUNTRIES.contains(word)) {
            others.addAll(ANY_COUNTRY);
        }
        var forms = forms(word);
        GROUPS.stream()
                .filter(group -> forms.stream().anyMatch(group::contains))
                .forEach(others::addAll);
        others.removeAll(forms);
        return others;
    }

    private static Set<String> forms(String word) {
        var forms = new LinkedHashSet<String>();
        forms.add(word);
        ENDINGS.stream()
                .filter(ending -> word.endsWith(ending) && word.length() - ending.length() >= 3)
                .map(ending -> word.substring(0, word.length() - ending.length()))
                .forEach(stem -> {
                    forms.add(stem);
                    forms.add(stem + "e");
                    forms.add(withoutDoubling(stem));
                });
        return forms;
    }

    /// Lagging is what lags.
    private static String withoutDoubling(String stem) {
        int last = stem.length() - 1;
        return stem.charAt(last) == stem.charAt(last - 1) ? stem.substring(0, last) : stem;
    }
}
