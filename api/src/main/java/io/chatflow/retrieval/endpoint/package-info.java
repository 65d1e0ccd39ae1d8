/// The operator's embeddings endpoint: the meaning of texts in languages that the sentence model in this
/// process does not know. Without one configured nothing of this exists.
package io.chatflow.retrieval.endpoint;
