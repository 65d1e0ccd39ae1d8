/// Two tenants to try everything on, and their web sites, which use the widget as any customer's site would. Only where
/// `CHATFLOW_DEMO=true`. Owns the file demo.json in the data directory. Composes over all features; nobody uses it.
package io.chatflow.demo;
