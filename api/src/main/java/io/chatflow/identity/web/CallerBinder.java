package io.chatflow.identity.web;

import io.chatflow.identity.Caller;
import io.chatflow.platform.web.Problems;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;

/// Hands the caller to a controller. Without one the request is unauthenticated, with one of another kind it is
/// forbidden; an optional or nullable argument stays empty for nobody.
class CallerBinder<C extends Caller> implements TypedRequestArgumentBinder<C> {

    private final Class<C> kind;

    CallerBinder(Class<C> kind) {
        this.kind = kind;
    }

    @Override
    public Argument<C> argumentType() {
        return Argument.of(kind);
    }

    @Override
    public BindingResult<C> bind(ArgumentConversionContext<C> context, HttpRequest<?> source) {
        var caller = source.getAttribute(HttpAttributes.PRINCIPAL, CallerAuthentication.class)
                .map(CallerAuthentication::caller);
        if (caller.isEmpty()) {
            if (context.getArgument().isNullable()) {
                return BindingResult.empty();
            }
            throw Problems.unauthenticated();
        }
        if (!kind.isInstance(caller.get())) {
            throw Problems.forbidden();
        }
        return () -> caller.map(kind::cast);
    }
}
