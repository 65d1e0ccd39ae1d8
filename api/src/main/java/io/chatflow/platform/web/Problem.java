package io.chatflow.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.http.HttpStatus;
import java.util.List;

/// What a caller is told when a request fails. Source: RFC 9457, with a stable `code` in snake_case and `errors`
/// pointing into the body.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(String type, String title, int status, String detail, String code, List<Fault> errors) {

    /// One fault of the body; `pointer` is a JSON Pointer (RFC 6901), empty for the whole body.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Fault(String pointer, String detail) {

        /// Both in one sentence.
        String told() {
            return pointer.isEmpty() ? detail : pointer + ": " + detail;
        }
    }

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(HttpStatus status, String code, String detail, List<Fault> errors) {
        return new Problem("about:blank", status.getReason(), status.getCode(), detail, code, errors);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return of(status, code, detail, List.of());
    }
}
