package ru.metodkarta.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.SignedInAs;

/** What people of a {@link PlannedWorld} do through the forms. */
@Component
class Deeds {

    private final ObjectProvider<MockMvcTester> mvc;
    private final SignedInAs signedIn;

    Deeds(ObjectProvider<MockMvcTester> mvc, SignedInAs signedIn) {
        this.mvc = mvc;
        this.signedIn = signedIn;
    }

    /** @param address with names of things in braces */
    void post(PlannedWorld made, String person, String address) {
        assertThat(mvc.getObject()
                        .post()
                        .uri(made.fill(address))
                        .with(signedIn.as(made.person(person)))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }
}
