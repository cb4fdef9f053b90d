package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;

@MetodkartaTest
class SignInTest {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder encoder;

    @Autowired
    Actors actors;

    TestWorld world;

    @BeforeEach
    void people() {
        world = new TestWorld(jdbc, encoder, actors);
    }

    @Test
    void opensTheHomePageWithTheRightPassword() {
        Actor methodologist = world.methodologist();

        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", methodologist.login())
                        .param("password", methodologist.login()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/");
    }

    @Test
    void answersTheSameToAWrongPasswordAndAnUnknownName() {
        Actor methodologist = world.methodologist();

        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", methodologist.login())
                        .param("password", "wrong"))
                .hasRedirectedUrl("/login?error");
        assertThat(mvc.post()
                        .uri("/login")
                        .with(csrf())
                        .param("username", "nobody")
                        .param("password", "wrong"))
                .hasRedirectedUrl("/login?error");
    }

    @Test
    void asksStrangersToSignIn() {
        assertThat(mvc.get().uri("/roadmaps")).hasStatus3xxRedirection().hasRedirectedUrl("/login");
    }
}
