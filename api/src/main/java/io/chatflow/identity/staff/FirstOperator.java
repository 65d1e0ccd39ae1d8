package io.chatflow.identity.staff;

import io.chatflow.identity.Enrolment;
import io.chatflow.tenants.StaffAccounts;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.annotation.Value;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the platform's first operator from `CHATFLOW_OPERATOR_EMAIL` and `CHATFLOW_OPERATOR_PASSWORD`, when there is
/// none yet.
@Singleton
@Requires(property = "chatflow.operator.email")
@Requires(property = "chatflow.operator.password")
class FirstOperator {

    private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);

    private final Enrolment enrolment;
    private final StaffAccounts accounts;
    private final String email;
    private final String password;

    FirstOperator(
            Enrolment enrolment,
            StaffAccounts accounts,
            @Value("${chatflow.operator.email}") String email,
            @Value("${chatflow.operator.password}") String password) {
        this.enrolment = enrolment;
        this.accounts = accounts;
        this.email = email;
        this.password = password;
    }

    @EventListener
    void makeOne(StartupEvent started) {
        if (!accounts.operatorExists()) {
            enrolment.enrolOperator(email, password);
            LOG.info("Made the first operator of the platform");
        }
    }
}
