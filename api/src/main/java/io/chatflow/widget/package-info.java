/// The shopper's browser: visitor sessions, the loader and its files. Composes over other features; nobody uses it.
/// Owns no table.
package io.chatflow.widget;
