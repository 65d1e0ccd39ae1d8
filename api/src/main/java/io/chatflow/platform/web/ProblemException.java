package io.chatflow.platform.web;

import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;

/// Ends a request with a problem. Features throw it, or one of the named ones below, and never build error responses
/// themselves.
public class ProblemException extends RuntimeException {

    private final transient HttpStatus status;
    private final transient Problem problem;
    private final transient Map<String, String> headers;

    public ProblemException(HttpStatus status, String code, String detail) {
        this(status, code, detail, List.of(), Map.of());
    }

    public ProblemException(
            HttpStatus status, String code, String detail, List<Problem.Fault> faults, Map<String, String> headers) {
        super(code + ": " + detail, null, false, false);
        this.status = status;
        this.problem = Problem.of(status, code, detail, faults);
        this.headers = headers;
    }

    public HttpStatus status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    public String code() {
        return problem.code();
    }

    public Map<String, String> headers() {
        return headers;
    }
}
