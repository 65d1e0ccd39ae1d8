package io.chatflow.assistant.builtin;

import io.chatflow.assistant.Answer;
import io.chatflow.assistant.Answer.ProductsCard;
import io.chatflow.assistant.Sources;
import io.chatflow.commerce.ProductView;
import io.chatflow.platform.text.EditDistance;
import io.chatflow.platform.text.Folding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers from the shop's products. A product is shown only when the words of the question name it.
final class ProductAnswers {

    private static final int SHOWN = 4;
    private static final int LOOKED_AT = 12;
    /// So many or fewer left are worth telling.
    private static final int FEW = 10;

    /// Words of a question about products that name none.
    private static final Set<String> ASKING = Set.of(
            ("a about add all also an and any anything are as at available availability back be been best better between bring buy by can "
                            + "carry catalog catalogue cheap cheaper cheapest colour colours color colors come comes compare cost costs could currently "
                            + "describe did different difference do does else expensive find for from get gift gifts give got has have he her him how i "
                            + "idea ideas if in information info is it its kind kinds less like long looking made make many material me more most "
                            + "much my new newest not of offer on one ones or order other our out pick popular present presents price prices product products purchase range recommend "
                            + "recommendation recommendations restocked same say sell she shop should show size sizes sold some something sort sorts stock "
                            + "still store suggest suggestion suggestions than that the their them these they thing things this those to too type types under "
                            + "up use variants want was we were what when which who will with would you your item items")
                    .split(" "));

    private ProductAnswers() {}

    /// Empty when no product is named.
    static Optional<Answer> named(Utterance utterance, Sources sources) {
        return named(words(utterance), utterance, sources);
    }

    /// By these words instead of those of the message.
    static Optional<Answer> named(String words, Utterance utterance, Sources sources) {
        return named(words(words, utterance), utterance, sources);
    }

    private static Optional<Answer> named(List<String> named, Utterance utterance, Sources sources) {
        if (named.isEmpty()) {
            return Optional.empty();
        }
        var found = sources.products(String.join(" ", named), LOOKED_AT);
        var best = bestFitting(found, named);
        return best.isEmpty() ? Optional.empty() : Optional.of(shown(best, utterance.language()));
    }

    /// True when the product's own name makes up most of what is said, so that the question is about it even if nothing
    /// else tells so.
    static boolean isOnlyNamed(Utterance utterance, Sources sources) {
        var named = words(utterance);
        return !named.isEmpty()
                && named.size() <= 4
                && sources.products(String.join(" ", named), LOOKED_AT).stream()
                        .anyMatch(product -> named.stream().allMatch(word -> occurs(word, product.title())));
    }

    /// The product whose whole title is in the text; of several the one with the longest.
    static Optional<ProductView> titled(String text, Sources sources) {
        var words = Folding.words(text);
        return sources.products(text, LOOKED_AT).stream()
                .filter(product -> Folding.words(product.title()).stream()
                        .allMatch(written -> words.stream().anyMatch(word -> sameWord(word, written))))
                .max(Comparator.comparingInt(product -> product.title().length()));
    }

    /// The product that most of the words name, in stock or not.
    static Optional<ProductView> meant(Utterance utterance, Sources sources) {
        var named = words(utterance);
        return named.isEmpty()
                ? Optional.empty()
                : bestFitting(sources.products(String.join(" ", named), LOOKED_AT), named).stream()
                        .findFirst();
    }

    /// Products when none is named: "what do you sell?".
    static Optional<Answer> any(Utterance utterance, Sources sources) {
        var found = sources.products(utterance.original(), SHOWN);
        return found.isEmpty() ? Optional.empty() : Optional.of(shown(found, utterance.language()));
    }

    private static List<String> words(Utterance utterance) {
        return words(utterance.original(), utterance);
    }

    /// Those that may name a product.
    private static List<String> words(String text, Utterance utterance) {
        return Folding.words(text).stream()
                .filter(word -> word.length() > 1
                        && !ASKING.contains(word)
                        && !utterance.language().filler().contains(word))
                .filter(word -> !utterance.language().spelling().containsKey(word))
                .distinct()
                .toList();
    }

    /// Those that have the most of the words, and of these at least one in the title or a category.
    private static List<ProductView> bestFitting(List<ProductView> found, List<String> named) {
        var best = new ArrayList<ProductView>();
        long most = 0;
        for (var product : found) {
            long fitting =
                    named.stream().filter(word -> occursIn(product, word)).count();
            boolean isNamed = named.stream()
                    .anyMatch(word ->
                            occurs(word, product.title()) || occurs(word, String.join(" ", product.categories())));
            if (isNamed && fitting * 2 >= named.size() && fitting >= most) {
                if (fitting > most) {
                    best.clear();
                }
                most = fitting;
                best.add(product);
            }
        }
        return best.stream().limit(SHOWN).toList();
    }

    private static boolean occursIn(ProductView product, String word) {
        return occurs(word, product.title())
                || occurs(word, String.join(" ", product.categories()))
                || product.attributes().values().stream().anyMatch(value -> occurs(word, String.valueOf(value)))
                || product.sku() != null && product.sku().equalsIgnoreCase(word)
                || product.description() != null && occurs(word, product.description());
    }

    private static boolean occurs(String word, String text) {
        return Folding.words(text).stream().anyMatch(written -> sameWord(word, written));
    }

    private static boolean sameWord(String asked, String written) {
        return asked.equals(written)
                || singular(asked).equals(singular(written))
                || asked.length() >= 5 && EditDistance.looksLike(singular(asked), singular(written));
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static Answer shown(List<ProductView> products, Language language) {
        var text = products.size() == 1
                ? one(products.getFirst(), language)
                : language.say("product.found")
                        + "\n"
                        + products.stream()
                                .map(product -> line(product, language))
                                .collect(Collectors.joining("\n"));
        return Answer.of("product", text).with(new ProductsCard(products));
    }

    private static String one(ProductView product, Language language) {
        var title = "**" + Written.plain(product.title()) + "**";
        var price = price(product, language);
        var text = new StringBuilder(
                price.isEmpty()
                        ? language.say("product.is", title, stock(product, language))
                        : language.say("product.costs", title, price, stock(product, language)));
        if (product.description() != null && !product.description().isBlank()) {
            text.append(' ').append(Written.plain(product.description()));
        }
        attributes(product).forEach(attribute -> text.append("\n- ").append(attribute));
        var link = Written.link(language.say("product.link"), product.url());
        return link.startsWith("[") ? text.append("\n\n").append(link).toString() : text.toString();
    }

    /// In a list.
    static String line(ProductView product, Language language) {
        var price = price(product, language);
        var attributes = String.join(", ", attributes(product));
        return "- " + Written.link(Written.plain(product.title()), product.url())
                + (price.isEmpty() ? "" : ": " + price) + ", " + stock(product, language)
                + (attributes.isEmpty() ? "" : " (" + attributes + ")");
    }

    private static String price(ProductView product, Language language) {
        if (product.price() == null) {
            return product.salePrice() == null ? "" : Amounts.money(product.salePrice(), language);
        }
        var reduced = product.salePrice() != null
                && product.salePrice().amountMinor() < product.price().amountMinor();
        return reduced
                ? language.say(
                        "price.instead",
                        Amounts.money(product.salePrice(), language),
                        Amounts.money(product.price(), language))
                : Amounts.money(product.price(), language);
    }

    private static String stock(ProductView product, Language language) {
        if (!product.inStock()) {
            return language.say("stock.out");
        }
        return product.stockQuantity() == null || product.stockQuantity() <= 0 || product.stockQuantity() > FEW
                ? language.say("stock.in")
                : language.say("stock.few", product.stockQuantity());
    }

    private static List<String> attributes(ProductView product) {
        return product.attributes().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof String
                        || entry.getValue() instanceof Number
                        || entry.getValue() instanceof List<?>)
                .limit(4)
                .map(entry -> named(Written.plain(entry.getKey()), Written.plain(value(entry.getValue()))))
                .toList();
    }

    /// What is simply so needs no value: "dishwasher safe", not "dishwasher safe: yes".
    private static String named(String name, String value) {
        return value.equalsIgnoreCase("yes") ? name : name + ": " + value;
    }

    private static String value(Object value) {
        return value instanceof List<?> many
                ? many.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }
}
