package ru.metodkarta.account;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Refuses to run for real with the accounts of the demo: their password stands on the sign-in page. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class DemoPasswordGuard implements ApplicationRunner {

    private static final String DEMO_PASSWORD = "demo";

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Environment environment;

    DemoPasswordGuard(JdbcClient jdbc, PasswordEncoder encoder, Environment environment) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.environment = environment;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        // the demo hashes its password once, so its hash is the one that many accounts share
        boolean present = !demoIsOn()
                && jdbc
                        .sql("select password_hash from account where blocked_at is null "
                                + "group by password_hash having count(*) > 1")
                        .query(String.class)
                        .list()
                        .stream()
                        .anyMatch(hash -> encoder.matches(DEMO_PASSWORD, hash));
        if (present) {
            throw new IllegalStateException(
                    "The database holds demo accounts with the password «demo», and the demo is "
                            + "switched off. Use an empty database, or set METODKARTA_DEMO=true for a trial.");
        }
    }

    private boolean demoIsOn() {
        String demo = environment.getProperty("metodkarta.demo", "auto");
        if ("auto".equals(demo)) {
            return environment.getProperty("spring.datasource.url", "").isBlank();
        }
        return Boolean.parseBoolean(demo);
    }
}
