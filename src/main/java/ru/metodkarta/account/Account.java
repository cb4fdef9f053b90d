package ru.metodkarta.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A person's way in: sign-in name (not the e-mail), password, block. What the person may do are its roles. */
@Entity
@Table(name = "account")
class Account {

    @Id
    private UUID id;

    private String login;

    private String fullName;
    private String email;
    private String passwordHash;
    private UUID stamp;
    private boolean mustChange;
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
        lastSignInAt = now;
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
    }

    void rename(String newFullName, String newEmail) {
        fullName = newFullName;
        email = newEmail;
    }

    boolean isBlocked() {
        return blockedAt != null;
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

    void speak(String language) {
        locale = language;
    }

    String locale() {
        return locale;
    }

    Integer version() {
        return version;
    }
}
