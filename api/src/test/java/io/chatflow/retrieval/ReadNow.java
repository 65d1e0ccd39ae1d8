package io.chatflow.retrieval;

import static io.chatflow.testing.TestService.context;
import static org.assertj.core.api.Assertions.assertThat;

import io.chatflow.platform.ids.TenantId;
import java.time.Instant;

/// Waits until the meaning of all passages of a tenant is computed.
public final class ReadNow {

    private static final int PATIENCE_SECONDS = 180;

    private ReadNow() {}

    public static void passagesOf(TenantId tenant) {
        var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (context().getBean(TenantIndexes.class).of(tenant).isUnread()) {
            assertThat(Instant.now()).isBefore(deadline);
            context().getBean(ReadPassages.class).run(new ReadPassages.Of(tenant));
        }
    }
}
