/// The socket for both sides: connections, heartbeat, topics. Knows no feature by name: they register handlers for
/// frames
/// and listeners for connections, and publish what is to be told. Owns no table. May use tenants and identity.
package io.chatflow.realtime;
