package ru.metodkarta.testing;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;

/** Makes regions for tests, each of its own: what one test does no other sees. */
@Component
public class Worlds {

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;

    Worlds(JdbcClient jdbc, PasswordEncoder encoder, Actors actors) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
    }

    public TestWorld make() {
        return new TestWorld(jdbc, encoder, actors);
    }
}
