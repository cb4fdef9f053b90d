package ru.metodkarta.account;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import ru.metodkarta.shared.Actor;

/** Requests of a signed-in person in MockMvc tests: {@code mvc.get().uri("/").with(signedIn.as(actor))}. */
@Component
public class SignedInAs {

    private final Actors actors;

    SignedInAs(Actors actors) {
        this.actors = actors;
    }

    public RequestPostProcessor as(Actor actor) {
        Actors.Loaded loaded = actors.read(actor.accountId()).orElseThrow();
        SignedIn person = new SignedIn(actor.accountId(), actor.login(), loaded.stamp());
        return authentication(UsernamePasswordAuthenticationToken.authenticated(
                person, null, List.of(new SimpleGrantedAuthority("ROLE_USER"))));
    }

    /** A demo account by its sign-in name. */
    public RequestPostProcessor as(String login) {
        return as(actors.byLogin(login).orElseThrow());
    }
}
