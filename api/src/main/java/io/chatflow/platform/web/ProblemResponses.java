package io.chatflow.platform.web;

import io.chatflow.platform.database.DatabaseFaults;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpAttributes;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.UriRouteMatch;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.List;

/// Gives what the framework itself refuses (unknown route, unreadable body, too large …) the same shape as our own
/// refusals.
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class ProblemResponses implements ErrorResponseProcessor<Problem> {

    @Override
    public MutableHttpResponse<Problem> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        if (context.getRootCause().filter(DatabaseFaults::isGone).isPresent()) {
            var gone = Problems.unavailable();
            return response.status(gone.status()).body(gone.problem()).contentType(Problem.MEDIA_TYPE);
        }
        if (isNoId(context)) {
            var nothing = Problems.notFound();
            return response.status(nothing.status()).body(nothing.problem()).contentType(Problem.MEDIA_TYPE);
        }
        var status = HttpStatus.valueOf(response.code());
        var faults = faultsOf(context, status);
        var problem =
                Problem.of(status, codeOf(status, context.getRequest().getPath()), detailOf(status, faults), faults);
        return response.body(problem).contentType(Problem.MEDIA_TYPE);
    }

    /// A word in the path that is no id of ours names nothing.
    private static boolean isNoId(ErrorContext context) {
        return context.getRootCause().orElse(null) instanceof UnsatisfiedRouteException missing
                && context.getRequest()
                        .getAttribute(HttpAttributes.ROUTE_MATCH, UriRouteMatch.class)
                        .filter(route -> route.getVariableValues()
                                .containsKey(missing.getArgument().getName()))
                        .isPresent();
    }

    private static List<Problem.Fault> faultsOf(ErrorContext context, HttpStatus status) {
        if (status != HttpStatus.BAD_REQUEST) {
            return List.of();
        }
        var cause = context.getRootCause().orElse(null);
        return context.getErrors().stream()
                .map(error -> new Problem.Fault(BodyPointer.of(cause, error), FaultDetail.of(cause)))
                .toList();
    }

    private static String codeOf(HttpStatus status, String path) {
        return switch (status) {
            case BAD_REQUEST -> "validation_failed";
            case UNAUTHORIZED -> "unauthenticated";
            case REQUEST_ENTITY_TOO_LARGE -> path.equals("/api/v1/files") ? "file_too_large" : "too_large";
            default -> status.getReason().toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
        };
    }

    private static String detailOf(HttpStatus status, List<Problem.Fault> faults) {
        return faults.isEmpty() ? status.getReason() : faults.getFirst().told();
    }
}
