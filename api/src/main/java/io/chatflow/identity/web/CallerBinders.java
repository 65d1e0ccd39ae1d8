package io.chatflow.identity.web;

import io.chatflow.identity.Caller;
import io.chatflow.identity.OperatorCaller;
import io.chatflow.identity.SiteCaller;
import io.chatflow.identity.StaffCaller;
import io.chatflow.identity.VisitorCaller;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

@Factory
final class CallerBinders {

    @Singleton
    CallerBinder<Caller> any() {
        return new CallerBinder<>(Caller.class);
    }

    @Singleton
    CallerBinder<StaffCaller> staff() {
        return new CallerBinder<>(StaffCaller.class);
    }

    @Singleton
    CallerBinder<OperatorCaller> operator() {
        return new CallerBinder<>(OperatorCaller.class);
    }

    @Singleton
    CallerBinder<VisitorCaller> visitor() {
        return new CallerBinder<>(VisitorCaller.class);
    }

    @Singleton
    CallerBinder<SiteCaller> site() {
        return new CallerBinder<>(SiteCaller.class);
    }
}
