package io.chatflow.retrieval;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.util.UUID;

@MappedEntity("passage")
record PassageRow(@Id UUID documentId, int place) {}
