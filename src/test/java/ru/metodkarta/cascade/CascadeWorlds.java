package ru.metodkarta.cascade;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.roadmap.Approvals;
import ru.metodkarta.roadmap.RoadmapDrafts;
import ru.metodkarta.testing.TestWorld;

/** Makes regions with a town below, each in a world of its own. */
@Component
class CascadeWorlds {

    final RoadmapDrafts drafts;
    final Approvals approvals;
    final Adoption adoption;
    final ObjectProvider<MockMvcTester> mvc;
    final SignedInAs signedIn;

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;

    CascadeWorlds(
            RoadmapDrafts drafts,
            Approvals approvals,
            Adoption adoption,
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn,
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Actors actors) {
        this.drafts = drafts;
        this.approvals = approvals;
        this.adoption = adoption;
        this.mvc = mvc;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
    }

    /** @param activities of the region's roadmap */
    CascadeWorld make(int activities) {
        return new CascadeWorld(new TestWorld(jdbc, encoder, actors), this, activities);
    }
}
