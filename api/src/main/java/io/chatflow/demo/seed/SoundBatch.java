package io.chatflow.demo.seed;

import io.chatflow.demo.Demo.DemoSite;
import io.chatflow.demo.DemoContent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/// Sound Factory in the shape of our ingest: members are customers, tiers products, payments orders. It has no carts.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class SoundBatch {

    private final DemoContent content;
    private final ShopBatch shop;

    SoundBatch(DemoContent content, ShopBatch shop) {
        this.content = content;
        this.shop = shop;
    }

    Map<String, List<Map<String, Object>>> batch(DemoSite site) {
        return Map.of(
                "customers", content.members().stream().map(shop::customer).toList(),
                "products",
                        content.tiers().stream().map(tier -> tier(site, tier)).toList(),
                "orders", content.payments().stream().map(this::payment).toList());
    }

    private Map<String, Object> tier(DemoSite site, DemoContent.Tier tier) {
        return Map.of(
                "externalId", tier.id(),
                "title", tier.title() + " membership",
                "url", site.demoUrl() + "#tiers",
                "price", ShopBatch.money(tier.price()),
                "inStock", true,
                "categories", List.of("Memberships"),
                "description", tier.description(),
                "attributes", Map.of("billing", "per month"),
                "updatedAt", shop.days(0).toString());
    }

    private Map<String, Object> payment(DemoContent.Payment payment) {
        var member = content.members().stream()
                .filter(one -> one.id().equals(payment.member()))
                .findFirst()
                .orElseThrow();
        return Map.of(
                "externalId", payment.number(),
                "number", payment.number(),
                "customerExternalId", member.id(),
                "email", member.email(),
                "status", payment.status(),
                "financialStatus", payment.financialStatus(),
                "total", ShopBatch.money(payment.amount()),
                "lines",
                        List.of(Map.of(
                                "title", payment.title(), "quantity", 1, "total", ShopBatch.money(payment.amount()))),
                "placedAt", shop.days(payment.placed()).toString(),
                "updatedAt", shop.days(payment.placed()).toString());
    }
}
