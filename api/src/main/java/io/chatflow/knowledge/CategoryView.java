package io.chatflow.knowledge;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;

/// A group of articles in the help centre; the row itself.
@MappedEntity("article_category")
public record CategoryView(@Id CategoryId id, String name, Instant createdAt) {}
