package io.chatflow.tenants;

import io.micronaut.core.annotation.Introspected;

/// What a site turned on. `draftPreview`: staff see what a visitor is typing. `liveView`: staff see who is on the site,
/// after consent.
@Introspected
public record Features(boolean draftPreview, boolean liveView) {

    public static final Features STANDARD = new Features(false, false);
}
