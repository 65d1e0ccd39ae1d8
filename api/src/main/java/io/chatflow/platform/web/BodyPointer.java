package io.chatflow.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import java.util.stream.Collectors;

/// Where in the body a fault lies, as a JSON Pointer (RFC 6901).
final class BodyPointer {

    private BodyPointer() {}

    static String of(@Nullable Throwable cause, Error error) {
        if (cause instanceof UnsatisfiedBodyRouteException) {
            return "";
        }
        for (var at = cause; at != null; at = at.getCause()) {
            if (at instanceof JsonMappingException unreadable) {
                return unreadable.getPath().stream().map(BodyPointer::step).collect(Collectors.joining());
            }
        }
        return error.getPath().map(BodyPointer::fromPath).orElse("");
    }

    private static String step(JsonMappingException.Reference reference) {
        var name = reference.getFieldName();
        return "/" + (name == null ? Integer.toString(reference.getIndex()) : escape(name));
    }

    /// A constraint's path such as `body.orders[3].total`, whose first word is the parameter of the controller; or a
    /// parameter alone, such as `/limit`.
    private static String fromPath(String path) {
        if (path.startsWith("/")) {
            return path;
        }
        var withoutParameter = path.contains(".") ? path.substring(path.indexOf('.') + 1) : path;
        return "/" + withoutParameter.replace('[', '/').replace("]", "").replace('.', '/');
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
