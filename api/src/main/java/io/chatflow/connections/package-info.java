/// Connects the systems that shops run on, such as WordPress: an owner agrees in the panel, and the site's
/// server takes its keys by a one-time code. Tables: connection, connection_code. Uses tenants, identity,
/// contacts, commerce and conversations; nobody uses it.
package io.chatflow.connections;
