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
import ru.metodkarta.shared.Grant;

/**
 * Checks name and password. Unknown name, wrong password and blocked account look the same from outside (no account
 * enumeration) and take the same time.
 */
@Component
class SignIn implements AuthenticationProvider {

    private static final String SIGNED_IN = "SIGNED_IN";

    private final Accounts accounts;
    private final Actors actors;
    private final SignInThrottle throttle;
    private final PasswordEncoder encoder;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String hashOfNothing;

    SignIn(
            Accounts accounts,
            Actors actors,
            SignInThrottle throttle,
            PasswordEncoder encoder,
            Journal journal,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.actors = actors;
        this.throttle = throttle;
        this.encoder = encoder;
        this.journal = journal;
        this.transaction = transaction;
        this.clock = clock;
        this.hashOfNothing = encoder.encode("nobody has this password");
    }

    @Override
    public Authentication authenticate(Authentication request) {
        String login = SignInNames.normalize(request.getName());
        String password = String.valueOf(request.getCredentials());
        String address =
                request.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "";
        if (!throttle.begin(login, address)) {
            throw new LockedException("too many attempts");
        }
        Optional<Account> found =
                login.isEmpty() || login.length() > 200 ? Optional.empty() : accounts.findByLogin(login);
        boolean matches =
                encoder.matches(password, found.map(Account::passwordHash).orElse(hashOfNothing));
        if (found.isEmpty() || !matches) {
            throttle.sweep();
            found.ifPresent(account -> record(account, "SIGN_IN_FAILED"));
            throw new BadCredentialsException("wrong name or password");
        }
        if (found.get().isBlocked()) {
            // told only to whoever knows the password
            record(found.get(), "SIGN_IN_REFUSED");
            throw new DisabledException("blocked");
        }
        throttle.succeeded(login, address);
        Instant now = clock.instant();
        SignedIn person = transaction.execute(status -> {
            Account account = accounts.findByLogin(login).orElseThrow();
            account.signedIn(now);
            record(account, SIGNED_IN);
            return new SignedIn(account.id(), account.login(), account.stamp());
        });
        return UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority("ROLE_USER")));
    }

    private void record(Account account, String action) {
        Grant first = actors.byId(account.id())
                .flatMap(actor -> actor.grants().stream().findFirst())
                .orElse(null);
        journal.recordSignIn(
                account.id(),
                account.fullName(),
                action,
                first == null ? null : AccountPlaces.subject(account.id(), account.fullName(), first));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
