package io.chatflow.platform.web;

import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;

/// What is said of a fault that the framework found. Its own words name classes of ours and quote what came.
final class FaultDetail {

    private FaultDetail() {}

    static String of(@Nullable Throwable cause) {
        for (var at = cause; at != null; at = at.getCause()) {
            switch (at) {
                case UnsatisfiedRouteException missing -> {
                    return "is required";
                }
                case InvalidFormatException wrong
                when wrong.getTargetType() != null && wrong.getTargetType().isEnum() -> {
                    return "is none of the words that may stand here";
                }
                // Our own constructors say what they want.
                case ValueInstantiationException refused
                when refused.getCause() instanceof IllegalArgumentException rule -> {
                    return rule.getMessage();
                }
                case JsonMappingException misshapen -> {
                    return "is not of the documented shape";
                }
                case StreamReadException unreadable -> {
                    return "not JSON";
                }
                default -> {}
            }
        }
        return "cannot be read";
    }
}
