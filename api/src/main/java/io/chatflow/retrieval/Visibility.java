package io.chatflow.retrieval;

import com.fasterxml.jackson.annotation.JsonProperty;

/// For whom a document is: everyone, shoppers whom the site has signed in, or staff alone.
public enum Visibility {
    @JsonProperty("public")
    open,
    signed_in,
    internal
}
