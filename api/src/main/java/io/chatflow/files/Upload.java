package io.chatflow.files;

import io.chatflow.platform.idempotency.KeyedBody;
import io.chatflow.platform.secrets.Secrets;
import io.micronaut.core.annotation.Nullable;
import java.util.HexFormat;

/// A file that was looked at and found acceptable.
record Upload(
        String name,
        String type,
        byte[] bytes,
        @Nullable Integer width,
        @Nullable Integer height) implements KeyedBody {

    @Override
    public String fingerprint() {
        return name + "\n" + HexFormat.of().formatHex(Secrets.sha256(bytes));
    }
}
