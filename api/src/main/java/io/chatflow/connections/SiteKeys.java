package io.chatflow.connections;

/// The three secrets of a site, shown this once. A secret that was in use before works for another 24
/// hours.
record SiteKeys(String siteSecret, String identitySecret, String webhookSecret) {}
