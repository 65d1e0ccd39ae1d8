/// What staff see of a conversation at once: its state, the shopper, and her side of the shop. Composes over
/// conversations, contacts, commerce and the assistant; owns no table, and nobody uses it.
package io.chatflow.inbox;
