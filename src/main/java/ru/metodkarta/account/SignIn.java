package ru.metodkarta.account;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.audit.Journal;

/**
 * Checks name and password. Unknown name, wrong password and blocked account look the same from outside (no account
 * enumeration) and take the same time.
 */
@Component
class SignIn implements AuthenticationProvider {

    private static final String SIGNED_IN = "SIGNED_IN";

    private final Accounts accounts;
    private final SignInThrottle throttle;
    private final PasswordEncoder encoder;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String hashOfNothing;

    SignIn(
            Accounts accounts,
            SignInThrottle throttle,
            PasswordEncoder encoder,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.encoder = encoder;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.hashOfNothing = encoder.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String login =
                request.getName() == null ? "" : request.getName().strip().toLowerCase(java.util.Locale.ROOT);
        String password = String.valueOf(request.getCredentials());
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (throttle.isTooMany(address)) {
            throw new LockedException("too many attempts from this address");
        }
        Optional<Account> found =
                login.isEmpty() || login.length() > 200 ? Optional.empty() : accounts.findByLogin(login);
        boolean matches =
                encoder.matches(password, found.map(Account::passwordHash).orElse(hashOfNothing));
        Instant now = clock.instant();
        if (found.isPresent() && found.get().isLocked(now)) {
            throw new LockedException("locked");
        }
        if (!matches || found.get().isBlocked()) {
            throttle.failed(address);
            found.ifPresent(account -> recordFailure(login, now));
            if (matches) {
                throw new DisabledException("blocked");
            }
            throw new BadCredentialsException("wrong name or password");
        }
        SignedIn person = transaction.execute(status -> {
            Account account = accounts.findByLogin(login).orElseThrow();
            account.signedIn(now);
            journal.recordSignIn(account.id(), account.fullName(), SIGNED_IN);
            return new SignedIn(account.id(), account.login(), account.stamp());
        });
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority("ROLE_USER")));
    }

    private void recordFailure(String login, Instant now) {
        transaction.executeWithoutResult(status -> accounts.findByLogin(login).ifPresent(account -> {
            account.failedToSignIn(now);
            journal.recordSignIn(account.id(), account.fullName(), "SIGN_IN_FAILED");
        }));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
