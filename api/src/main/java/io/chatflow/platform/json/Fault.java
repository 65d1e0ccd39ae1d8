package io.chatflow.platform.json;

import io.chatflow.platform.web.Problem;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Map;

/// What is wrong with one place of a JSON body. `pointer` is a JSON Pointer (RFC 6901), `code` one of the protocol's.
public record Fault(String pointer, String code, String detail) {

    static final String SHAPE = "validation_failed";
    static final String TEXT = "invalid_text";

    /// The refusal of a whole body for its faults; the first gives the code.
    public static ProblemException refusal(List<Fault> faults) {
        var first = faults.getFirst();
        return new ProblemException(
                HttpStatus.BAD_REQUEST,
                first.code(),
                first.pointer().isEmpty() ? first.detail() : first.pointer() + ": " + first.detail(),
                faults.stream()
                        .map(fault -> new Problem.Fault(fault.pointer(), fault.detail()))
                        .toList(),
                Map.of());
    }
}
