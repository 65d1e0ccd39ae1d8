package io.chatflow.identity.staff;

import io.chatflow.tenants.StaffId;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Sets passwords.
@Singleton
public class PasswordStore {

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

    /// Sets the password of somebody who has none yet.
    public void keepFirst(StaffId staff, String hash) {
        repository.insert(staff.value(), hash, clock.instant());
    }

    /// Sets the password, whatever it was before.
    public void replace(StaffId staff, String hash) {
        repository.replace(staff.value(), hash, clock.instant());
    }

    public boolean hasOne(StaffId staff) {
        return repository.find(staff.value()).isPresent();
    }
}
