package io.chatflow.assistant.versions;

import io.chatflow.assistant.taught.Category.Action;
import io.micronaut.core.annotation.Introspected;

/// What an example is an example of, as it was when a version was trained.
@Introspected
record Label(String name, Action action) {}
