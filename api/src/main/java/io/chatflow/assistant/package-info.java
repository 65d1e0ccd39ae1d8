/// The assistant answers a shopper first, from her orders, her cart, the shop's products and the tenant's
/// articles, and hands over to a person when asked or when it does not know. `AssistantEngine` is the seam:
/// `builtin` answers in this process without any key; `turns` sees to it that each message gets its answer,
/// once; `checks` that its figures have sources; `traces` keeps why; `settings` holds how it behaves on a
/// site, `routes` where its handoffs go; `taught` what the tenant teaches, `versions` its trainings. Owns the
/// tables `assistant_*`. Uses conversations, routing, knowledge, commerce, retrieval, understanding, contacts,
/// realtime, tenants and identity.
package io.chatflow.assistant;
