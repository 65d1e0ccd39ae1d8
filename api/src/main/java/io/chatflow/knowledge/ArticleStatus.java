package io.chatflow.knowledge;

/// Only published articles are found and read by shoppers.
public enum ArticleStatus {
    draft,
    published
}
