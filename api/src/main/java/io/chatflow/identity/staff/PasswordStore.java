package io.chatflow.identity.staff;

import io.chatflow.platform.ids.TenantId;
import io.chatflow.tenants.StaffId;
import io.micronaut.transaction.annotation.Transactional;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Sets passwords.
@Singleton
public class PasswordStore {

    private static final int MOST_GIVEN = 5;

    private final Passwords hashing;
    private final PasswordRepository repository;
    private final Clock clock;

    PasswordStore(Passwords hashing, PasswordRepository repository, Clock clock) {
        this.hashing = hashing;
        this.repository = repository;
        this.clock = clock;
    }

    /// Throws `validation_failed` at `/password` for one that is too short or too long.
    public String hash(String password) {
        Passwords.requireAcceptable("/password", password);
        return hashing.hash(password);
    }

    /// Sets the password of somebody who has none of her own yet.
    @Transactional
    public void keepFirst(StaffId staff, String hash) {
        repository.insert(staff.value(), hash, clock.instant());
    }

    /// What an admin chose for somebody opens that admin's tenant only: the same person may work elsewhere, or come to.
    /// Nothing changes for who has a password of her own.
    @Transactional
    public void give(StaffId staff, TenantId tenant, String hash) {
        if (!hasOwn(staff)) {
            repository.give(staff.value(), tenant.value(), hash, clock.instant(), MOST_GIVEN);
        }
    }

    /// Sets the password that a person chose for herself, whatever there was before.
    @Transactional
    public void replace(StaffId staff, String hash) {
        repository.replace(staff.value(), hash, clock.instant());
        repository.forgetGiven(staff.value());
    }

    public boolean hasOwn(StaffId staff) {
        return repository.find(staff.value()).isPresent();
    }
}
