package io.chatflow.identity.web;

import io.chatflow.identity.Access;
import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.chatflow.tenants.Role;
import io.micronaut.security.authentication.Authentication;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A caller in the clothes that Micronaut Security wants.
record CallerAuthentication(Caller caller) implements Authentication {

    @Override
    public String getName() {
        return switch (caller) {
            case StaffCaller staff -> staff.staff().text();
            case OperatorCaller operator -> operator.staff().text();
            case VisitorCaller visitor -> visitor.contact().text();
            case SiteCaller site -> site.site().text();
        };
    }

    @Override
    public Collection<String> getRoles() {
        return switch (caller) {
            case StaffCaller staff ->
                Stream.concat(Stream.of(Access.STAFF), ranks(staff.role())).toList();
            case OperatorCaller _ -> List.of(Access.OPERATOR);
            case VisitorCaller _ -> List.of(Access.VISITOR);
            case SiteCaller _ -> List.of(Access.SITE);
        };
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of();
    }

    private static Stream<String> ranks(Role role) {
        return Arrays.stream(Role.values()).filter(role::atLeast).map(Role::name);
    }
}
