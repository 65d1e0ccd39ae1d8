package io.chatflow.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chatflow.platform.secrets.Secrets;
import io.chatflow.platform.web.ProblemException;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.context.ServerRequestContext;
import java.util.Arrays;

@InterceptorBean(Idempotent.class)
final class IdempotentInterceptor implements MethodInterceptor<Object, Object> {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST_KEY = 255;

    private final Answers answers;
    private final ObjectMapper json;
    private final Secrets secrets;

    IdempotentInterceptor(Answers answers, ObjectMapper json, Secrets secrets) {
        this.answers = answers;
        this.json = json;
        this.secrets = secrets;
    }

    @Override
    public @Nullable Object intercept(MethodInvocationContext<Object, Object> call) {
        var request = ServerRequestContext.currentRequest()
                .orElseThrow(
                        () -> new IllegalStateException(call.getExecutableMethod() + " was called without request"));
        var key = request.getHeaders().get(HEADER);
        if (key == null) {
            return call.proceed();
        }
        return answers.once(
                keyed(request, key, call), call::proceed, result -> status(call, result), IdempotentInterceptor::body);
    }

    private KeyedRequest keyed(HttpRequest<?> request, String key, MethodInvocationContext<Object, Object> call) {
        var owner = Arrays.stream(call.getParameterValues())
                .filter(KeyOwner.class::isInstance)
                .map(KeyOwner.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(call.getExecutableMethod() + " takes no KeyOwner"));
        var route = request.getMethodName() + " " + request.getPath();
        return new KeyedRequest(owner.tenant(), owner.keyOwner(), route, checked(key), hashOfBody(call));
    }

    /// The body as the controller has it: what differs only in spaces, order or unknown fields is the same. Under a
    /// key,
    /// because a body may hold a password that a plain hash would give to whoever tries many.
    private byte[] hashOfBody(MethodInvocationContext<Object, Object> call) {
        var body = new StringBuilder();
        try {
            for (var parameter : call.getParameters().values()) {
                if (parameter.getValue() instanceof KeyedBody keyed) {
                    body.append(keyed.fingerprint());
                } else if (parameter.isAnnotationPresent(Body.class)) {
                    body.append(json.writeValueAsString(parameter.getValue()));
                }
            }
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
        return secrets.mac("idempotency", body.toString());
    }

    private static String checked(String key) {
        var valid =
                !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(unit -> unit > ' ' && unit < 127);
        if (!valid) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "validation_failed",
                    HEADER + " takes 1 to " + LONGEST_KEY + " visible ASCII characters.");
        }
        return key;
    }

    private static HttpStatus status(MethodInvocationContext<Object, Object> call, @Nullable Object result) {
        return result instanceof HttpResponse<?> response
                ? HttpStatus.valueOf(response.code())
                : call.enumValue(Status.class, HttpStatus.class).orElse(HttpStatus.OK);
    }

    private static @Nullable Object body(@Nullable Object result) {
        return result instanceof HttpResponse<?> response ? response.body() : result;
    }
}
