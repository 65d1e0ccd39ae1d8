package io.chatflow.assistant.turns;

import io.chatflow.assistant.Sources;
import io.chatflow.assistant.Taught;
import io.chatflow.assistant.versions.IntentModel;
import io.chatflow.commerce.CartView;
import io.chatflow.commerce.CustomerView;
import io.chatflow.commerce.OrderOwner;
import io.chatflow.commerce.OrderView;
import io.chatflow.commerce.ProductView;
import io.chatflow.commerce.Suggestion;
import io.chatflow.commerce.Wish;
import io.chatflow.contacts.Shopper;
import io.chatflow.conversations.Conversation;
import io.chatflow.knowledge.ArticleId;
import io.chatflow.knowledge.ArticleView;
import io.chatflow.knowledge.FoundPassage;
import io.chatflow.platform.ids.TenantId;
import io.chatflow.retrieval.Asked;
import io.chatflow.retrieval.Audience;
import io.chatflow.tenants.Site;
import io.micronaut.core.annotation.Nullable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// What the database holds now, for one shopper of one site.
/// `page` is the address that she looks at, `model` what the tenant taught; both are read when they are first asked
/// for.
record LiveSources(
        LiveSourcesFactory from,
        TenantId tenant,
        Site site,
        Shopper shopper,
        Supplier<Optional<String>> page,
        Supplier<Optional<IntentModel>> model)
        implements Sources {

    private static final int CARTS = 3;

    @Override
    public Optional<CustomerView> customer() {
        return Optional.ofNullable(shopper.externalId())
                .flatMap(customer -> from.customers().find(tenant, site.id(), customer));
    }

    @Override
    public List<OrderView> orders(int limit) {
        return from.orders().ofOwner(tenant, site.id(), OrderOwner.of(shopper), limit);
    }

    @Override
    public Optional<OrderView> order(String number) {
        return from.orders().findForOwner(tenant, site.id(), OrderOwner.of(shopper), number);
    }

    @Override
    public List<CartView> carts() {
        return from.carts().of(tenant, shopper, CARTS);
    }

    @Override
    public boolean knowsCarts() {
        return from.carts().areKnown(tenant, site.id());
    }

    @Override
    public List<ProductView> products(String words, int limit) {
        return from.products().search(tenant, site.id(), words, limit);
    }

    @Override
    public List<Suggestion> suggestions(Wish.Kind kind, @Nullable String product, int limit) {
        var wish = new Wish(kind, product, page.get().orElse(null));
        return from.suggestions().of(tenant, shopper, wish, limit);
    }

    @Override
    public List<FoundPassage> passages(String language, Asked asked, int limit) {
        return from.help().passages(tenant, site.siteKey(), audience(), language, asked, limit);
    }

    @Override
    public List<FoundPassage> article(ArticleId article, int limit) {
        return from.help().article(tenant, site.siteKey(), audience(), article, limit);
    }

    @Override
    public Optional<Instant> changedAt(ArticleId article) {
        return from.help().find(tenant, audience(), article).map(ArticleView::updatedAt);
    }

    @Override
    public Optional<Taught> taught(String text) {
        return model.get().map(found -> found.judge(text));
    }

    @Override
    public OptionalInt topic(String language, String text, List<String> topics) {
        return from.topics().about(language, text, topics);
    }

    /// The same for her who writes in this conversation.
    LiveSources in(Conversation conversation) {
        return new LiveSources(from, tenant, site, shopper, () -> from.pages().url(conversation), model);
    }

    private Audience audience() {
        return shopper.externalId() == null ? Audience.anonymous : Audience.signed_in;
    }

    boolean isProven() {
        return !OrderOwner.of(shopper).isNobody();
    }
}
