package io.chatflow.commerce.store;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// What the four tables share: the item as a document, which is null once the shop has deleted it. The row stays then,
/// so that a late older message does not bring it back.
@Introspected
@MappedEntity("commerce_item")
public record StoredItem(@Id String externalId, @Nullable String document) {}
