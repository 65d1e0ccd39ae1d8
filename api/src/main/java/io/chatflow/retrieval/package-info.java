/// Finds what answers a question: today by words (`passage`, `passage_word`), behind a facade that leaves room for
/// other
/// ways. Uses tenants only; features hand it their documents.
package io.chatflow.retrieval;
