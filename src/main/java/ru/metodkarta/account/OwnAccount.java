package ru.metodkarta.account;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;

/** What people do with their own account. */
@Service
@Transactional
class OwnAccount {

    private final Accounts accounts;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final SignInThrottle throttle;
    private final Journal journal;

    OwnAccount(
            Accounts accounts, Passwords passwords, PasswordEncoder encoder, SignInThrottle throttle, Journal journal) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.encoder = encoder;
        this.throttle = throttle;
        this.journal = journal;
    }

    /** Whether it is the present password; guessing here counts as guessing at sign-in does. */
    boolean isPresentPassword(Actor actor, String typed, String address) {
        if (!throttle.begin(actor.login(), address)) {
            return false;
        }
        boolean right = encoder.matches(typed, account(actor).passwordHash());
        if (right) {
            throttle.succeeded(actor.login(), address);
        }
        return right;
    }

    /** @return message code of what is wrong with the new password */
    Optional<String> problem(Actor actor, String password) {
        if (encoder.matches(password, account(actor).passwordHash())) {
            return Optional.of("password.same");
        }
        return passwords.problem(password, actor.login());
    }

    /** @return the new stamp, with which this session goes on; the others end */
    UUID choosePassword(Actor actor, String password) {
        Account account = account(actor);
        account.choosePassword(encoder.encode(password));
        record(actor, "PASSWORD_CHANGED");
        return account.stamp();
    }

    void change(Actor actor, String email, String language) {
        Account account = account(actor);
        account.rename(account.fullName(), email);
        account.speak(language);
        record(actor, "PROFILE_CHANGED");
    }

    private void record(Actor actor, String action) {
        Grant first = actor.grants().get(0);
        journal.record(
                actor,
                first.capacity(),
                action,
                AccountPlaces.subject(actor.accountId(), actor.name(), first),
                Map.of());
    }

    private Account account(Actor actor) {
        return accounts.findById(actor.accountId()).orElseThrow(() -> new NotFound("account"));
    }
}
