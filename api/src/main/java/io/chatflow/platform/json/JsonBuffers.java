package io.chatflow.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

/// Jackson keeps its buffers for the next use by the same thread. Requests and frames run on virtual threads, each new
/// and used once, so that the buffers would be made anew for each of them: a quarter of all that was allocated under
/// load. Here all threads share some; whoever comes while these are in use makes one that is not kept.
@Factory
final class JsonBuffers {

    private static final int KEPT = 100;

    @Singleton
    @Replaces(JsonFactory.class)
    JsonFactory shared() {
        return JsonFactory.builder()
                .recyclerPool(JsonRecyclerPools.newBoundedPool(KEPT))
                .build();
    }
}
