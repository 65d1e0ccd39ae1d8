/// The assistant answers a shopper first, from her orders, her cart, the shop's products and the tenant's articles, and
/// hands over to a person when asked or when it does not know. `AssistantEngine` is the seam: `builtin` answers in this
/// process without any key; `turns` sees to it that each message gets its answer, once. Owns `assistant_turn`,
/// `assistant_lease`. Uses conversations, routing, knowledge, commerce, retrieval, contacts, realtime, tenants and
/// identity.
package io.chatflow.assistant;
