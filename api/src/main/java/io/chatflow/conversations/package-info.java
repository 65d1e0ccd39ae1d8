/// The log. A conversation is a head (state) and an append-only list of entries, numbered 1, 2, 3 … without a gap; all
/// else is a projection.
/// `log` writes and reads it, `live` tells the sockets, `web` is its HTTP twin. Owns conversation, entry, receipt.
/// May use tenants, identity, contacts, files, realtime.
package io.chatflow.conversations;
