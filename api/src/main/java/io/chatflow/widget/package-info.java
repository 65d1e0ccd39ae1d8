/// The shopper's browser: visitor sessions, the loader and its files. Composes over other features; nobody uses it.
/// Table: site_sighting.
package io.chatflow.widget;
