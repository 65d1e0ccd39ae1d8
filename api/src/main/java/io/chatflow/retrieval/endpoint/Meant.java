package io.chatflow.retrieval.endpoint;

import io.chatflow.retrieval.ranking.Scale;

/// The meaning of a question, and how its cosines are to be read.
public record Meant(float[] vector, Scale scale) {}
