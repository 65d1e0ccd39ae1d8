package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.ingest.IngestBody;
import io.chatflow.commerce.ingest.IngestResult;
import io.chatflow.identity.SecretKind;
import io.chatflow.identity.SiteSecrets;
import io.chatflow.platform.ids.Ids;
import io.chatflow.platform.web.Problems;
import io.chatflow.tenants.SiteId;
import io.chatflow.tenants.SiteKeyOwner;
import io.chatflow.tenants.Sites;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Where a shop's own WooCommerce webhooks come in: signed, each with base64 of HMAC-SHA256 over the raw body.
@Controller("/api/v1/hooks/woocommerce/{siteId}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class WooCommerceHookController {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,20}");
    private static final int LONGEST_PING = 40;

    private final HookDeliveries deliveries;
    private final IngestBody bodies;
    private final Sites sites;
    private final SiteSecrets secrets;

    WooCommerceHookController(HookDeliveries deliveries, IngestBody bodies, Sites sites, SiteSecrets secrets) {
        this.deliveries = deliveries;
        this.bodies = bodies;
        this.sites = sites;
        this.secrets = secrets;
    }

    /// Takes a resource of the REST API. An unknown site and a bad signature give the same answer. The unsigned form
    /// that WooCommerce sends when a webhook is made does nothing.
    @Post
    @Consumes(MediaType.ALL)
    IngestResult receive(
            String siteId,
            @Nullable @Header("X-WC-Webhook-Signature") String signature,
            @Nullable @Header("X-WC-Webhook-Topic") String topic,
            @Nullable @Body byte[] body) {
        var bytes = body == null ? new byte[0] : body;
        if (signature == null && isPing(bytes)) {
            return new IngestResult(0, 0, List.of());
        }
        IngestBody.refuseTooLarge(bytes.length);
        var owner = Ids.parse(SiteId.PREFIX, siteId, SiteId::new).flatMap(sites::byId);
        var live = owner.map(site -> secrets.live(site.tenant(), site.site(), SecretKind.webhook))
                .orElse(List.of());
        if (!isSigned(bytes, signature, live)) {
            throw Problems.unauthenticated();
        }
        SiteKeyOwner site = owner.orElseThrow();
        return deliveries.receive(site.tenant(), site.site(), topic == null ? "" : topic, bytes, bodies.read(bytes));
    }

    private static boolean isPing(byte[] body) {
        return body.length <= LONGEST_PING
                && PING.matcher(new String(body, StandardCharsets.US_ASCII)).matches();
    }

    /// Takes the same time whichever secret fits, and computes one signature even when there is none.
    private static boolean isSigned(byte[] body, @Nullable String signature, List<String> secrets) {
        var given = signature == null ? new byte[0] : signature.getBytes(StandardCharsets.UTF_8);
        var signed = false;
        for (var secret : secrets.isEmpty() ? List.of("nobody's") : secrets) {
            signed |= MessageDigest.isEqual(sign(body, secret), given);
        }
        return signed && !secrets.isEmpty();
    }

    private static byte[] sign(byte[] body, String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
