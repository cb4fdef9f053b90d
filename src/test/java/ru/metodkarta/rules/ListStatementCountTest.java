package ru.metodkarta.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;
import ru.metodkarta.testing.SwitchableDataSource;
import ru.metodkarta.testing.WorldMultiplier;

/** A page asks the database a fixed number of questions, however many rows it shows. */
@MetodkartaTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListStatementCountTest {

    private static final Logger log = LoggerFactory.getLogger(ListStatementCountTest.class);
    private static final int MOST = 12;

    /** Read once a year: the text, what it will create by the working days of the region, how it was reviewed. */
    private static final int MOST_OF_A_DECISION = 27;
    /** The editor, and an approved text with a draft beside it, also count what differs between the two. */
    private static final int MOST_BESIDE_A_DRAFT = 13;

    private static final int TIMES = 10;

    /** Page, who looks at it, and the same page once there is ten times as much. */
    private record Look(String person, String address, String afterwards) {

        static Look at(String address, String person) {
            return new Look(person, address, address);
        }
    }

    private static final List<Look> LOOKS = List.of(
            Look.at("/", "methodologist"),
            Look.at("/", "official"),
            Look.at("/", "supervisor"),
            Look.at("/", "school"),
            Look.at("/", "ministry-official"),
            Look.at("/", "admin"),
            Look.at("/roadmaps", "methodologist"),
            Look.at("/roadmaps", "school"),
            Look.at("/roadmaps", "ministry-methodologist"),
            Look.at("/roadmaps?q=план&sort=title", "methodologist"),
            new Look("methodologist", "/roadmaps/{force}", "/roadmaps/{bigForce}"),
            new Look("school", "/roadmaps/{force}", "/roadmaps/{bigForce}"),
            new Look("methodologist", "/roadmaps/{draft}/edition", "/roadmaps/{bigDraft}/edition"),
            new Look("methodologist", "/roadmaps/{draft}/submission", "/roadmaps/{bigDraft}/submission"),
            new Look("official", "/roadmaps/{review}/approval", "/roadmaps/{bigReview}/approval"),
            new Look("methodologist", "/roadmaps/{force}/revisions", "/roadmaps/{bigForce}/revisions"),
            new Look("methodologist", "/roadmaps/{force}/submissions", "/roadmaps/{bigForce}/submissions"),
            Look.at("/roadmaps/{amended}", "methodologist"),
            Look.at("/roadmaps/{amended}/edition", "methodologist"),
            Look.at("/roadmaps/{amended}/comparison", "methodologist"),
            Look.at("/roadmaps/{amended}/amending-order", "methodologist"),
            Look.at("/roadmaps/adoption", "methodologist"),
            Look.at("/roadmaps/{upper}/adoption", "methodologist"),
            Look.at("/roadmaps/{upper}/coverage", "ministry-methodologist"),
            Look.at("/roadmaps/{carried}", "methodologist"),
            Look.at("/roadmaps/{carried}/proposals", "methodologist"),
            Look.at("/assignments", "school"),
            Look.at("/assignments", "methodologist"),
            Look.at("/assignments/{submitted}", "methodologist"),
            Look.at("/acceptance", "methodologist"),
            Look.at("/acceptance", "ministry-official"),
            Look.at("/acceptance/matrix", "methodologist"),
            Look.at("/acceptance/matrix", "ministry-official"),
            Look.at("/acceptance/matrix?roadmap={force}&year=2026&state=open", "official"),
            Look.at("/acceptance/selection?roadmap={force}&year=2026&column={occurrence}", "official"),
            Look.at("/acceptance/selections/{selection}", "methodologist"),
            Look.at("/acceptance/dates?which=all", "methodologist"),
            Look.at("/occurrences/{occurrence}", "methodologist"),
            Look.at("/occurrences/{occurrence}/list-entry", "methodologist"),
            Look.at("/roadmaps/{force}/year-closing?year=2026", "official"),
            Look.at("/progress", "methodologist"),
            Look.at("/progress", "ministry-official"),
            new Look("methodologist", "/progress?roadmap={force}", "/progress?roadmap={bigForce}"),
            Look.at("/progress/assignments", "official"),
            Look.at("/progress/late", "official"),
            Look.at("/papers/missing", "methodologist"),
            Look.at("/papers/missing", "ministry-official"),
            Look.at("/papers/proofs?roadmap={force}", "methodologist"),
            Look.at("/progress/territory", "official"),
            Look.at("/progress/territory", "ministry-official"),
            new Look("methodologist", "/progress/territory?roadmap={force}", "/progress/territory?roadmap={bigForce}"),
            Look.at("/progress/territory?municipality={town}&roadmap={upper}", "ministry-official"),
            Look.at("/calendar", "school"),
            Look.at("/calendar?view=month&on=2026-12-01", "methodologist"),
            Look.at("/calendar?view=day&on=2026-12-25", "ministry-official"),
            Look.at("/calendar/days", "region-admin"),
            Look.at("/calendar?view=year", "methodologist"),
            Look.at("/calendar?view=quarter&of=own", "methodologist"),
            Look.at("/calendar?view=year", "ministry-official"),
            Look.at("/calendar/subscriptions", "methodologist"),
            Look.at("/notices", "school"),
            Look.at("/notices/count", "school"),
            Look.at("/notices/preferences", "official"),
            Look.at("/notices/mail", "region-admin"),
            Look.at("/organizations", "school"),
            Look.at("/organizations/{authority}", "admin"),
            Look.at("/organizations/lists", "methodologist"),
            Look.at("/organizations/lists/{list}", "methodologist"),
            Look.at("/accounts", "admin"),
            Look.at("/accounts", "region-admin"),
            Look.at("/accounts/{account}", "admin"),
            Look.at("/journal", "admin"),
            Look.at("/journal", "region-admin"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker maker;

    @Autowired
    WorldMultiplier multiplier;

    PlannedWorld world;

    @BeforeAll
    void makeWorld() {
        world = maker.make();
    }

    @Test
    void doesNotGrowWithTheRows() {
        Map<Look, List<String>> few = new LinkedHashMap<>();
        LOOKS.forEach(look -> few.put(look, statements(look.person(), look.address())));
        multiplier.multiply(world, TIMES);
        List<String> wrong = new ArrayList<>();
        for (Look look : LOOKS) {
            List<String> many = statements(look.person(), look.afterwards());
            log.info("{} statements for {} as {}", many.size(), look.afterwards(), look.person());
            int most = look.address().matches(".*/(approval|submission|submissions)")
                    ? MOST_OF_A_DECISION
                    : look.address().matches(".*(/edition|/\\{amended})") ? MOST_BESIDE_A_DRAFT : MOST;
            if (many.size() > most || many.size() > few.get(look).size()) {
                wrong.add(look + ": " + few.get(look).size() + ", with more rows " + many.size() + "\n"
                        + String.join("\n", many));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Without those of the session store: each request of a test begins a session, those of people read one. */
    private List<String> statements(String person, String address) {
        RequestPostProcessor somebody = signedIn.as(world.person(person));
        String filled = world.fill(address);
        return SwitchableDataSource.statementsOf(
                        () -> assertThat(mvc.get().uri(filled).with(somebody))
                                .as(address)
                                .hasStatusOk())
                .stream()
                .filter(statement -> !statement.contains("SPRING_SESSION"))
                .toList();
    }
}
