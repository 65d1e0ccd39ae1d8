package io.chatflow.commerce.woocommerce;

import io.chatflow.commerce.ingest.IngestBody;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Whether a hook is signed is known only when all of it is there: what announces to be too large is refused before it
/// is read, and so is what announces nothing. Shops know how long their deliveries are.
@ServerFilter("/api/v1/hooks/**")
final class HookLength implements Ordered {

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        IngestBody.refuseTooLarge(request.getContentLength());
        if (request.getHeaders().contains(HttpHeaders.TRANSFER_ENCODING)) {
            throw new ProblemException(HttpStatus.LENGTH_REQUIRED, "length_required", "Say how long the body is.");
        }
    }
}
