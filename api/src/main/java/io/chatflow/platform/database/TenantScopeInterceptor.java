package io.chatflow.platform.database;

import io.chatflow.platform.ids.TenantId;
import io.micronaut.aop.InterceptorBean;
import io.micronaut.aop.MethodInterceptor;
import io.micronaut.aop.MethodInvocationContext;
import java.util.Collection;
import java.util.List;

@InterceptorBean(TenantScoped.class)
final class TenantScopeInterceptor implements MethodInterceptor<Object, Object> {

    private final TenantTransactions transactions;

    TenantScopeInterceptor(TenantTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Object intercept(MethodInvocationContext<Object, Object> call) {
        var tenants = tenantsOf(call);
        IdArguments.toColumns(call);
        return transactions.within(tenants, ignored -> call.proceed());
    }

    private static Collection<TenantId> tenantsOf(MethodInvocationContext<Object, Object> call) {
        var arguments = call.getParameterValues();
        if (arguments.length > 0 && arguments[0] instanceof TenantId tenant) {
            return List.of(tenant);
        }
        if (arguments.length > 0 && arguments[0] instanceof Collection<?> tenants) {
            return tenants.stream().map(TenantId.class::cast).toList();
        }
        throw new IllegalStateException(call.getExecutableMethod() + " does not take the tenant first");
    }
}
