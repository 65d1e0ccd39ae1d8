package io.chatflow.platform.web;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.validation.exceptions.ConstraintExceptionHandler;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;

/// A body that breaks its constraints: each fault with its place.
@Singleton
@Replaces(ConstraintExceptionHandler.class)
final class ConstraintHandler implements ExceptionHandler<ConstraintViolationException, HttpResponse<Problem>> {

    @Override
    public HttpResponse<Problem> handle(HttpRequest request, ConstraintViolationException violations) {
        var faults = violations.getConstraintViolations().stream()
                .map(ConstraintHandler::fault)
                .sorted(Comparator.comparing(Problem.Fault::pointer))
                .toList();
        var refusal = Problems.invalid(faults);
        return HttpResponse.<Problem>status(refusal.status())
                .contentType(Problem.MEDIA_TYPE)
                .body(refusal.problem());
    }

    private static Problem.Fault fault(ConstraintViolation<?> violation) {
        return new Problem.Fault(pointer(violation.getPropertyPath()), violation.getMessage());
    }

    /// The path without the method and the name of the controller's parameter.
    private static String pointer(Path path) {
        var pointer = new StringBuilder();
        for (var step : path) {
            if (step.getIndex() != null) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(step.getName());
            }
        }
        return pointer.toString();
    }
}
