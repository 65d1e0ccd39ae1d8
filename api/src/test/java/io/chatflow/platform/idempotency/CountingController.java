package io.chatflow.platform.idempotency;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// A route that counts how often its work was done, for callers that say in a header who they are.
@Controller("/test/counting")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_ANONYMOUS)
class CountingController {

    static final AtomicInteger WORKED = new AtomicInteger();
    static final CountDownLatch SLOW_STARTED = new CountDownLatch(1);
    static final CountDownLatch SLOW_MAY_END = new CountDownLatch(1);

    record TestCaller(TenantId tenant, String keyOwner) implements KeyOwner {}

    record Wish(String name, int amount) {}

    record Made(String id, String name, int count) {}

    @Post
    @Status(HttpStatus.CREATED)
    @Idempotent
    Made make(TestCaller caller, @Body Wish wish) throws InterruptedException {
        if (wish.name().equals("broken")) {
            WORKED.incrementAndGet();
            throw Problems.notFound();
        }
        if (wish.name().equals("slow")) {
            SLOW_STARTED.countDown();
            SLOW_MAY_END.await();
        }
        return new Made("x_1", wish.name().repeat(wish.amount()), WORKED.incrementAndGet());
    }

    @Singleton
    static class TestCallerBinder implements TypedRequestArgumentBinder<TestCaller> {

        @Override
        public Argument<TestCaller> argumentType() {
            return Argument.of(TestCaller.class);
        }

        @Override
        public ArgumentBinder.BindingResult<TestCaller> bind(
                ArgumentConversionContext<TestCaller> context, HttpRequest<?> source) {
            var tenant = TenantId.parse(source.getHeaders().get("X-Test-Tenant"));
            var caller = new TestCaller(tenant, source.getHeaders().get("X-Test-Caller"));
            return () -> Optional.of(caller);
        }
    }
}
