package io.chatflow.commerce.suggestions;

import java.util.LinkedHashSet;
import java.util.Set;

/// Where a shopper is, as her browser tells it: a text that finds a page of the shop or none.
public record PageAddress(String text) {

    /// The same page as the shop may have written it: campaigns add a query, and a slash at the end means nothing.
    public Set<String> forms() {
        var whole = before(text, '#');
        var forms = new LinkedHashSet<String>();
        addBoth(whole, forms);
        addBoth(before(whole, '?'), forms);
        return forms;
    }

    private static void addBoth(String address, Set<String> forms) {
        forms.add(address);
        if (address.indexOf('?') < 0) {
            forms.add(address.endsWith("/") ? address.substring(0, address.length() - 1) : address + "/");
        }
    }

    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }
}
