/// Finds what answers a question, by words and by meaning. `passage` holds what can be found, with the
/// vectors of its meaning; `passage_version` says when a tenant's index in memory is out of date. Uses
/// tenants only; features hand it their documents.
package io.chatflow.retrieval;
