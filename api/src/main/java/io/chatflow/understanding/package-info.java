/// What a message says: the class it belongs to, and from which score on that is believed. Owns no table. Uses
/// retrieval for its embeddings.
package io.chatflow.understanding;
