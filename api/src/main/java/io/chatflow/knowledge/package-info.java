/// Articles and the help centre in which shoppers read them. Owns `article` and `article_category`; hands what is
/// published to `retrieval`, by which the assistant and the search find it. Articles belong to the tenant: all its
/// sites
/// show them.
package io.chatflow.knowledge;
