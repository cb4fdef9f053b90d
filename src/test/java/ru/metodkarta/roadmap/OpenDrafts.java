package ru.metodkarta.roadmap;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import ru.metodkarta.account.Actors;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;
import ru.metodkarta.testing.TestWorld;

/** Begins drafts, each in a world of its own. */
@Component
class OpenDrafts {

    final ObjectProvider<MockMvcTester> mvc;
    final SignedInAs signedIn;
    final JdbcClient jdbc;

    private final RoadmapDrafts drafts;
    private final PasswordEncoder encoder;
    private final Actors actors;

    OpenDrafts(
            ObjectProvider<MockMvcTester> mvc,
            SignedInAs signedIn,
            JdbcClient jdbc,
            RoadmapDrafts drafts,
            PasswordEncoder encoder,
            Actors actors) {
        this.mvc = mvc;
        this.signedIn = signedIn;
        this.jdbc = jdbc;
        this.drafts = drafts;
        this.encoder = encoder;
        this.actors = actors;
    }

    OpenDraft open() {
        TestWorld world = new TestWorld(jdbc, encoder, actors);
        return open(world, world.methodologist(), Samples.small());
    }

    OpenDraft open(TestWorld world, Actor author, List<SectionContent> sections) {
        RoadmapPlace place = new RoadmapPlace(world.region, world.town, null, Level.MUNICIPAL, null);
        return new OpenDraft(world, author, drafts.draft(author, Samples.content(place, sections)), this);
    }
}
