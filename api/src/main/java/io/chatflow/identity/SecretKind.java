package io.chatflow.identity;

/// The secrets of a site. `site`: bearer secret of its server (`cfs_…`). `identity`: signs who is logged in there.
/// `webhook`: signs what a shop system sends to our hooks.
public enum SecretKind {
    site,
    identity,
    webhook
}
