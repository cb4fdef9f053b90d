package ru.metodkarta.account;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.organization.NewOrganization;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.organization.OrganizationRegistry;
import ru.metodkarta.organization.TerritoryCard;
import ru.metodkarta.shared.Role;

/** Without demo content nobody could sign in: makes the first region, its ministry and administrator. */
@Component
class Bootstrap {

    private static final Logger log = LoggerFactory.getLogger(Bootstrap.class);
    /** What the first documents print is Russian, whatever the language of the server. */
    private static final Locale DOCUMENTS = Locale.forLanguageTag("ru");

    private final BootstrapProperties properties;
    private final OrganizationRegistry organizations;
    private final AccountRegistry accounts;
    private final Passwords passwords;
    private final PasswordEncoder encoder;
    private final MessageSource messages;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;
    private final Clock clock;

    Bootstrap(
            BootstrapProperties properties,
            OrganizationRegistry organizations,
            AccountRegistry accounts,
            Passwords passwords,
            PasswordEncoder encoder,
            MessageSource messages,
            TransactionTemplate transaction,
            JdbcClient jdbc,
            Clock clock) {
        this.properties = properties;
        this.organizations = organizations;
        this.accounts = accounts;
        this.passwords = passwords;
        this.encoder = encoder;
        this.messages = messages;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The demo is loaded by a runner: when the application is ready, it is there. */
    @EventListener(ApplicationReadyEvent.class)
    void run() {
        if (jdbc.sql("select exists (select from account)").query(Boolean.class).single()) {
            return;
        }
        if (properties.region().isBlank() || properties.password().isBlank()) {
            log.warn("There are no accounts, so nobody can sign in. Set METODKARTA_BOOTSTRAP_REGION, "
                    + "METODKARTA_BOOTSTRAP_TIME_ZONE, METODKARTA_BOOTSTRAP_LOGIN and METODKARTA_BOOTSTRAP_PASSWORD "
                    + "and start again: the region, its ministry and an administrator will be made.");
            return;
        }
        String login = SignInNames.normalize(properties.login());
        ZoneId zone = checked(login);
        transaction.executeWithoutResult(status -> make(login, zone));
        log.info(
                "Made the region and its administrator «{}»; the password must be changed at the first sign-in", login);
    }

    private ZoneId checked(String login) {
        if (!SignInNames.isAllowed(login)) {
            throw new IllegalStateException(
                    "METODKARTA_BOOTSTRAP_LOGIN is not a sign-in name: 3 to 60 small letters of "
                            + "one alphabet, digits, dots and dashes");
        }
        passwords.problem(properties.password(), login).ifPresent(code -> {
            throw new IllegalStateException("METODKARTA_BOOTSTRAP_PASSWORD is refused ("
                    + messages.getMessage(code, null, Locale.ENGLISH) + "). Choose another one and start again.");
        });
        try {
            return ZoneId.of(properties.timeZone());
        } catch (DateTimeException e) {
            throw new IllegalStateException(
                    "METODKARTA_BOOTSTRAP_TIME_ZONE is not a time zone such as Asia/Yekaterinburg: "
                            + properties.timeZone(),
                    e);
        }
    }

    private void make(String login, ZoneId zone) {
        TerritoryCard region = organizations.openRegion(properties.region(), properties.region(), zone);
        String ministry = properties.ministry().isBlank()
                ? messages.getMessage("bootstrap.ministry", new Object[] {properties.region()}, DOCUMENTS)
                : properties.ministry();
        java.util.UUID employer = organizations.establish(new NewOrganization(
                region.id(), null, null, region.id(), OrganizationKind.MINISTRY, ministry, ministry, List.of()));
        String position = messages.getMessage("bootstrap.position", null, DOCUMENTS);
        accounts.open(new NewAccount(
                login,
                messages.getMessage("bootstrap.person", null, DOCUMENTS),
                null,
                encoder.encode(properties.password()),
                true,
                List.of(new NewRole(
                        Role.ADMINISTRATOR,
                        position,
                        employer,
                        List.of(region.id()),
                        List.of(),
                        false,
                        LocalDate.now(clock.withZone(zone)),
                        null))));
    }
}
