package io.chatflow.retrieval;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Words that shoppers and writers of help pages use for the same thing. English; other languages have none yet.
final class Synonyms {

    private static final List<Set<String>> GROUPS = List.of(
            Set.of("refund", "reimburse", "reimbursement", "moneyback", "chargeback"),
            Set.of("return", "exchange", "sendback"),
            Set.of("shipping", "delivery", "deliver", "ship", "postage", "dispatch"),
            Set.of("parcel", "package", "shipment"),
            Set.of("login", "signin", "logon"),
            Set.of("password", "passcode"),
            Set.of("cancel", "unsubscribe", "terminate", "stop"),
            Set.of("upgrade", "plan", "tier", "subscription"),
            Set.of("price", "cost", "fee", "charge", "much", "pricing"),
            Set.of("charge", "bill", "billed", "charged", "debited"),
            Set.of("pay", "payment", "checkout"),
            Set.of("method", "methods", "way", "ways", "option", "options"),
            Set.of("accept", "take", "support"),
            Set.of("card", "credit", "debit"),
            Set.of("declined", "rejected", "refused", "denied"),
            Set.of("broken", "damaged", "faulty", "defective"),
            Set.of("working", "broken", "fix", "troubleshoot", "problem", "issue"),
            Set.of("slow", "lag", "laggy", "lagging", "buffering", "stutter"),
            Set.of("sync", "synchronised", "synchronized", "synchronise", "synchronize"),
            Set.of("size", "sizing", "fit"),
            Set.of("discount", "coupon", "voucher", "promo"),
            Set.of("invoice", "receipt"),
            Set.of("warranty", "guarantee"),
            Set.of("abroad", "international", "overseas", "countries", "country"),
            Set.of("twice", "double", "duplicate"),
            Set.of("emoji", "emoticon", "emote"),
            Set.of("benefit", "perk", "advantage"));

    private Synonyms() {}

    /// Every other word of the groups that the word is in.
    static Set<String> of(String word) {
        var others = new LinkedHashSet<String>();
        GROUPS.stream().filter(group -> group.contains(word)).forEach(others::addAll);
        others.remove(word);
        return others;
    }
}
