package io.chatflow.identity;

import java.security.Principal;

/// Who makes a request or holds a socket. Controllers take the kind that they serve as an argument; any other kind is
/// refused. As a principal it is no parameter of the request, and the API's description leaves it out.
public sealed interface Caller extends Principal permits StaffCaller, OperatorCaller, VisitorCaller, SiteCaller {

    /// The kind of caller: who it is stands in the ids of each kind.
    @Override
    default String getName() {
        return getClass().getSimpleName();
    }
}
