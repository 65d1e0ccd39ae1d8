package io.chatflow.platform.idempotency;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

@Singleton
final class RepeatedAnswerHandler implements ExceptionHandler<RepeatedAnswer, HttpResponse<String>> {

    @Override
    public HttpResponse<String> handle(HttpRequest request, RepeatedAnswer repeated) {
        var response = HttpResponse.<String>status(HttpStatus.valueOf(repeated.status()))
                .header("Idempotency-Replayed", "true");
        return repeated.body() == null
                ? response
                : response.contentType(MediaType.APPLICATION_JSON_TYPE).body(repeated.body());
    }
}
