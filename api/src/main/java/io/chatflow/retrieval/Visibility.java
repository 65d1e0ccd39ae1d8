package io.chatflow.retrieval;

/// For whom a document is: everyone, shoppers whom the site has signed in, or staff alone.
public enum Visibility {
    open,
    signed_in,
    internal
}
