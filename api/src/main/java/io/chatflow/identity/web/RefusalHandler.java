package io.chatflow.identity.web;

import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.Problems;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/// What `@Secured` refuses, in the documented shape.
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class RefusalHandler implements ExceptionHandler<AuthorizationException, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, AuthorizationException refused) {
        var problem = refused.isForbidden() ? Problems.forbidden() : Problems.unauthenticated();
        return HttpResponse.<Problem>status(problem.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(problem.problem());
    }
}
