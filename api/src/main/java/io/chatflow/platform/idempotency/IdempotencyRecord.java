package io.chatflow.platform.idempotency;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/// The row. Micronaut Data wants one identifying column; the queries always name all four.
@MappedEntity("idempotency_record")
record IdempotencyRecord(@Id String key) {}
