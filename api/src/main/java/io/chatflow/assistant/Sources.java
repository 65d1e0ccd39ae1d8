package io.chatflow.assistant;

import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Suggestion;
import io.chatflow.commerce.Wish;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.retrieval.Asked;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that an engine may look at for one shopper: what is hers by proof, and what is public on her site. What is
/// somebody else's answers as if it did not exist.
public interface Sources {

    /// Her record at the shop, when the site vouches for her.
    Optional<CustomerView> customer();

    /// Her orders, the newest first.
    List<OrderView> orders(int limit);

    /// Her order of this number, as people write it.
    Optional<OrderView> order(String number);

    /// Carts that she may be shown, the last changed first.
    List<CartView> carts();

    /// Whether carts of her site are known at all, so that none means an empty one.
    boolean knowsCarts();

    List<ProductView> products(String words, int limit);

    /// Products that she may like and has not, all in stock, those with the strongest reasons first. `product` is the
    /// external id of the one that she means, where she names one.
    List<Suggestion> suggestions(Wish.Kind kind, @Nullable String product, int limit);

    /// Passages of articles that she may read, those in this language first.
    List<FoundPassage> passages(String language, Asked asked, int limit);

    /// The passages of an article that she may read, from its beginning; none when she may not.
    List<FoundPassage> article(ArticleId article, int limit);

    /// When an article that she may read was last changed.
    Optional<Instant> changedAt(ArticleId article);

    /// What the message is by what the tenant taught; empty where nothing is at work.
    Optional<Taught> taught(String text);

    /// Which of these topics the message is about, from 0; empty when it is about none. In English by meaning too,
    /// elsewhere by words.
    OptionalInt topic(String language, String text, List<String> topics);
}
