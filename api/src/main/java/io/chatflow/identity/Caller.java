package io.chatflow.identity;

/// Who makes a request or holds a socket. Controllers take the kind that they serve as an argument; any other kind is
/// refused.
public sealed interface Caller permits StaffCaller, OperatorCaller, VisitorCaller, SiteCaller {}
