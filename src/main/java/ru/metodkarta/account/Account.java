package ru.metodkarta.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** A person's way in: sign-in name (not the e-mail), password, lock. What the person may do are its roles. */
@Entity
@Table(name = "account")
class Account {

    private static final int FAILURES_BEFORE_LOCK = 8;
    private static final Duration LOCK = Duration.ofMinutes(15);

    @Id
    private UUID id;

    private String login;

    private String fullName;
    private String email;
    private String passwordHash;
    private UUID stamp;
    private boolean mustChange;
    private int failed;
    private Instant lockedUntil;
    private Instant blockedAt;
    private String locale = "ru";
    private Instant lastSignInAt;

    @Version
    private Integer version;

    protected Account() {}

    Account(UUID id, String login, String fullName, String email, String passwordHash, boolean mustChange) {
        this.id = id;
        this.login = login;
        this.fullName = fullName;
        this.email = email;
        this.passwordHash = passwordHash;
        this.mustChange = mustChange;
        this.stamp = UUID.randomUUID();
    }

    void signedIn(Instant now) {
        failed = 0;
        lockedUntil = null;
        lastSignInAt = now;
    }

    void failedToSignIn(Instant now) {
        failed++;
        if (failed >= FAILURES_BEFORE_LOCK) {
            lockedUntil = now.plus(LOCK);
            failed = 0;
        }
    }

    /** The person chose a password; other sessions end. */
    void choosePassword(String newHash) {
        passwordHash = newHash;
        mustChange = false;
        stamp = UUID.randomUUID();
    }

    /** An administrator issued a password that must be changed at the first sign-in. */
    void issuePassword(String newHash) {
        passwordHash = newHash;
        mustChange = true;
        failed = 0;
        lockedUntil = null;
        stamp = UUID.randomUUID();
    }

    void block(Instant now) {
        if (blockedAt == null) {
            blockedAt = now;
            stamp = UUID.randomUUID();
        }
    }

    void unblock() {
        blockedAt = null;
        failed = 0;
        lockedUntil = null;
    }

    void rename(String newFullName, String newEmail) {
        fullName = newFullName;
        email = newEmail;
    }

    boolean isBlocked() {
        return blockedAt != null;
    }

    boolean isLocked(Instant now) {
        return lockedUntil != null && lockedUntil.isAfter(now);
    }

    UUID id() {
        return id;
    }

    String login() {
        return login;
    }

    String fullName() {
        return fullName;
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    UUID stamp() {
        return stamp;
    }

    boolean mustChange() {
        return mustChange;
    }

    Instant lastSignInAt() {
        return lastSignInAt;
    }

    Integer version() {
        return version;
    }
}
