package io.chatflow.demo.seed;

import io.chatflow.demo.Demo;
import io.chatflow.demo.Demo.DemoSite;
import io.chatflow.demo.DemoApi;
import io.chatflow.demo.DemoContent;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;

/// Tells ingest what the two sites have, with the sites' own secrets, as their plugins would.
@Singleton
@Requires(property = "chatflow.demo", value = "true")
class DemoCommerce {

    private final DemoApi api;
    private final DemoContent content;
    private final ShopBatch shop;
    private final SoundBatch sound;

    DemoCommerce(DemoApi api, DemoContent content, ShopBatch shop, SoundBatch sound) {
        this.api = api;
        this.content = content;
        this.shop = shop;
        this.sound = sound;
    }

    /// Sends all that is missing; the addresses of products again when the sites have moved.
    void fill(Demo demo, boolean moved) {
        var teaShop = demo.tenants().get(0).site();
        if (lacks(demo, teaShop, content.orders().getFirst().number())) {
            send(demo, teaShop, shop.batch(teaShop));
        } else if (moved) {
            send(demo, teaShop, Map.of("products", shop.products(teaShop)));
        }
        var stream = demo.tenants().get(1).site();
        if (lacks(demo, stream, content.payments().getFirst().number())) {
            send(demo, stream, sound.batch(stream));
        }
    }

    private boolean lacks(Demo demo, DemoSite site, String order) {
        var address = demo.baseUrl() + "/api/v1/commerce/orders/" + order;
        return api.get(address, site.siteSecret()).status() == 404;
    }

    private void send(Demo demo, DemoSite site, Map<String, ?> batch) {
        var answer = api.post(demo.baseUrl() + "/api/v1/commerce/batch", site.siteSecret(), batch);
        if (!answer.isGood() || !answer.body().path("rejected").isEmpty()) {
            throw new IllegalStateException("the demo's data was refused: " + answer.body());
        }
    }
}
