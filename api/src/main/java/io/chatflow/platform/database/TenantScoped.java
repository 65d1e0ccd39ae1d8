package io.chatflow.platform.database;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import io.micronaut.aop.Around;
import io.micronaut.context.annotation.Type;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A repository behind the tenant wall: the first argument of every method is the `TenantId` (or the collection of
/// them) whose rows
/// the database may show to this call. Row-level security reads it from the setting `chatflow.tenants` of the
/// transaction.
@Documented
@Retention(RUNTIME)
@Target(TYPE)
@Around
@Type(TenantScopeInterceptor.class)
public @interface TenantScoped {}
