/// Calls to servers of others, whose addresses somebody typed in: they reach the public internet and
/// nothing else.
package io.chatflow.platform.outbound;
