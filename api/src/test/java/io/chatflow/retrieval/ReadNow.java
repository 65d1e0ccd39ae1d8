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
        of(tenant, Document.Kind.article);
    }

    public static void answersOf(TenantId tenant) {
        of(tenant, Document.Kind.answer);
    }

    private static void of(TenantId tenant, Document.Kind kind) {
        var deadline = Instant.now().plusSeconds(PATIENCE_SECONDS);
        while (context().getBean(TenantIndexes.class).of(tenant, kind).isUnread()) {
            assertThat(Instant.now()).isBefore(deadline);
            context().getBean(ReadPassages.class).run(new ReadPassages.Of(tenant));
        }
    }
}
