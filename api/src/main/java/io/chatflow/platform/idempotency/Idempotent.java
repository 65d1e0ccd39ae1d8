package io.chatflow.platform.idempotency;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Type;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A controller's method that creates something, and that callers may repeat safely with an `Idempotency-Key`.
///
/// The method takes its caller (a `KeyOwner`) as an argument. With a key the whole call is one transaction, in which
/// its answer is remembered for 24 hours, encrypted: work and memory commit together or not at all. Never put it on a
/// method whose work is committed by another transaction, such as messages, which have their `clientId`.
@Documented
@Retention(RUNTIME)
@Target(METHOD)
@Around
@Type(IdempotentInterceptor.class)
public @interface Idempotent {}
